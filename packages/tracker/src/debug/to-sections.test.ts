import { expect, test } from 'vitest';
import type { Message } from '../message.ts';
import type { Snapshot } from './facts.ts';
import type { Section } from './section.ts';
import { ada, createSnapshot, tag } from './testing/create-snapshot.ts';
import { toSections } from './to-sections.ts';

const toTime = (at: number): string => new Date(at).toISOString().slice(11, 19);

function read(snapshot: Snapshot, id: string): Section {
  const section = toSections(snapshot, toTime).find((one) => one.id === id);
  if (!section) throw new Error(`No section ${id}.`);
  return section;
}

function texts(snapshot: Snapshot, id: string): readonly string[] {
  return read(snapshot, id).rows.map(({ label, text }) => `${label}: ${text}`);
}

function toMessage(messageId: string, second: number): Message {
  const timestamp = `2026-11-23T10:00:0${second}.000Z`;
  return { type: 'page', name: messageId, messageId, timestamp, anonymousId: 'a', context: {} };
}

const known = createSnapshot({
  reader: {
    ...createSnapshot().tracker.reader,
    phone: ada,
    identityToken: 'secret',
    source: 'form',
    updatedAt: Date.parse('2026-11-23T10:00:05Z'),
  },
});

test('of a stranger it says so, and that Studio gets no from', () => {
  const snapshot = createSnapshot();
  expect(read(snapshot, 'reader').summary).toBe('not known');
  expect(texts(snapshot, 'reader')).toContain('Kept: in memory only');
  expect(read(snapshot, 'studio')).toMatchObject({ summary: 'no from', tone: 'warning' });
  expect(read(snapshot, 'studio').copy).not.toHaveProperty('from');
});

test('of a known reader it shows the phone, and never the identity token', () => {
  expect(read(known, 'reader').summary).toBe(ada);
  expect(texts(known, 'reader')).toContain('Told by: a form of the page');
  expect(texts(known, 'reader')).toContain('Identity token: in memory, not shown');
  expect(read(known, 'studio').copy).toMatchObject({ from: ada, identity_verified: false });
  expect(JSON.stringify(toSections(known, toTime))).not.toContain('secret');
});

test.each([
  ['anon-1', 'Kept: in localStorage'],
  ['somebody-else', 'Kept: in memory only'],
  ['refused', 'Kept: in memory: the browser refuses storage'],
])('where %s is stored, the record is %s', (stored, line) => {
  expect(texts(createSnapshot({}, { stored }), 'reader')).toContain(line);
});

test('after a sign-out it says when', () => {
  const at = Date.parse('2026-11-23T10:00:09Z');
  const reader = { ...createSnapshot().tracker.reader, clearedAt: at, updatedAt: at };
  const snapshot = createSnapshot({ reader });
  expect(read(snapshot, 'reader').summary).toBe('signed out');
  expect(texts(snapshot, 'reader')).toContain('Signed out: 10:00:09');
});

test('messages are told once each, as they stand now, latest first', () => {
  const [one, two, three] = [toMessage('one', 1), toMessage('two', 2), toMessage('three', 3)];
  const snapshot = createSnapshot({
    recent: [
      { name: 'message', detail: { status: 'kept', message: one } },
      { name: 'message', detail: { status: 'sent', message: one } },
      { name: 'message', detail: { status: 'kept', message: two } },
      { name: 'identity', detail: undefined },
    ],
    unsent: [
      { message: three, state: 'preparing' },
      { message: two, state: 'waiting' },
    ],
  });
  expect(read(snapshot, 'queue').summary).toBe('1 sent · 1 kept · 1 on its way');
  expect(texts(snapshot, 'queue')).toEqual([
    '10:00:03: on its way: page three',
    '10:00:02: kept: page two. Segment could not be reached; it is tried again',
    '10:00:01: sent: page one',
  ]);
});

test.each([
  [{ consent: 'required' } as const, false, undefined, 'held', 'It waits for consent'],
  [{ send: 'identified' } as const, false, undefined, 'held', 'It waits for a phone'],
  [{}, false, 'denied' as const, 'dropped', 'The reader refused consent'],
  [{ send: 'identified' } as const, true, undefined, 'dropped', 'The browser asks for privacy'],
])('with %j, it says why a message is not sent', (options, isPrivate, state, status, why) => {
  const message = toMessage('one', 1);
  const snapshot = createSnapshot({
    options,
    isPrivate,
    ...(state && { decided: { state } }),
    recent: [{ name: 'message', detail: { status, message } }],
    unsent: status === 'held' ? [{ message, state: 'held' }] : [],
  });
  expect(texts(snapshot, 'queue')[0]).toContain(`${status}: page one. ${why}`);
});

test('of what Segment refused it repeats the reason', () => {
  const problem = { reason: 'refused', message: 'Segment refused a message (HTTP 400).' };
  const snapshot = createSnapshot({
    recent: [
      { name: 'message', detail: { status: 'dropped', message: toMessage('one', 1) } },
      { name: 'error', detail: problem },
    ],
  });
  expect(texts(snapshot, 'queue')[0]).toContain('HTTP 400');
  expect(read(snapshot, 'problems').summary).toBe('1 found');
});

test('privacy that the browser asks for is told with all that it keeps from happening', () => {
  const snapshot = createSnapshot({ isPrivate: true });
  expect(read(snapshot, 'consent')).toMatchObject({ summary: 'not needed · GPC', tone: 'warning' });
  expect(read(snapshot, 'trail').note).toContain('Global Privacy Control');
});

test('tags that are there twice, and options that are not understood, are problems', () => {
  const snapshot = createSnapshot(
    { options: { writeKey: 'KEY', route: 'hashbang' as never } },
    { tags: [tag, tag] },
  );
  const reasons = read(snapshot, 'problems').rows.map(({ label }) => label);
  expect(reasons).toEqual(['config-route', 'double-tracker']);
});
