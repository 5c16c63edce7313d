import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../store/store.ts';
import { createNotifier, type NotifierSettings } from './notifier.ts';
import { createSyncObject, type SyncObject } from './objects.ts';
import type { Sync, SyncNews } from './sync.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const objects = ['a', 'b', 'c'].map((name) =>
  createSyncObject(`${name}.channels`, 'myConversations', 0),
);

/** A notifier with somebody who follows three objects; `happen` tells that one of them is gone. */
function createLab(settings: NotifierSettings) {
  let tell: (news: readonly SyncNews[]) => void = () => undefined;
  const sync: Sync = { find: () => undefined, onNews: (listener) => void (tell = listener) };
  const told: string[] = [];
  // What is gone is told without a look into the store.
  const notifier = createNotifier({} as Store, sync, () => settings);
  const deliver = (frame: Buffer) => {
    const object = objects.find(({ sid }) => frame.includes(sid));
    told.push(object?.name[0] ?? 'nothing');
  };
  for (const object of objects) notifier.subscribe({ identity: 'ada', deliver }, object);
  const happen = (at: number) =>
    tell(objects.slice(at, at + 1).map((object: SyncObject) => ({ object, removedAt: 0 })));
  return { told, happen };
}

test('what happens while an earlier event is held back is held back for as long itself', () => {
  const { told, happen } = createLab({ order: 'reply-first', echoDelayMs: 100 });
  happen(0);
  vi.advanceTimersByTime(60);
  happen(1);
  vi.advanceTimersByTime(40);
  expect(told).toEqual(['a']);
  vi.advanceTimersByTime(59);
  expect(told).toEqual(['a']);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['a', 'b']);
});

test('nothing overtakes what is held back when the fault is taken back', () => {
  const settings: NotifierSettings = { order: 'reply-first', echoDelayMs: 100 };
  const { told, happen } = createLab(settings);
  happen(0);
  happen(1);
  settings.echoDelayMs = 0;
  happen(2);
  vi.runAllTimers();
  expect(told).toEqual(['a', 'b', 'c']);
});

test('an echo that comes first brings along what is held back', () => {
  const settings: NotifierSettings = { order: 'reply-first', echoDelayMs: 100 };
  const { told, happen } = createLab(settings);
  happen(0);
  settings.order = 'echo-first';
  happen(1);
  expect(told).toEqual(['a', 'b']);
  vi.runAllTimers();
  expect(told).toEqual(['a', 'b']);
});
