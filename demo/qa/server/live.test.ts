import { once } from 'node:events';
import { expect, test } from 'vitest';
import { supportNumber } from '../../emulator/twilio/testing/settings.ts';
import type { TimelineNews } from '../timeline/timeline.ts';
import { followSocket } from './testing/follow-socket.ts';
import { sendToSegment } from './testing/send-to-segment.ts';
import { startTestHub, type TestHub } from './testing/start-test-hub.ts';

const titles = (frames: readonly unknown[]) =>
  (frames as TimelineNews[][])
    .flat()
    .flatMap((news) => (news.kind === 'entry' ? [news.entry.title] : []));

const note = ({ world }: TestHub, ...names: string[]) => {
  for (const title of names) world.timeline.note({ title });
};

test('a page gets what lies behind its number, and then what comes, in order and once', async () => {
  const lab = await startTestHub();
  note(lab, 'one', 'two', 'three');
  const live = followSocket(lab.origin, '/live?world=demo&after=1');
  await live.until((frames) => titles(frames).length === 2);
  note(lab, 'four', 'five');
  await live.until((frames) => titles(frames).length === 4);
  expect(titles(live.frames)).toEqual(['two', 'three', 'four', 'five']);
});

test('what happens in one turn of the event loop comes in one frame', async () => {
  const lab = await startTestHub();
  note(lab, 'before');
  const live = followSocket(lab.origin, '/live');
  await live.until((frames) => titles(frames).includes('before'));
  const before = live.frames.length;
  note(lab, 'a', 'b', 'c');
  await live.until((frames) => titles(frames).includes('c'));
  expect(titles(live.frames.slice(before, before + 1))).toEqual(['a', 'b', 'c']);
});

test('a long past comes in frames of at most 500', async () => {
  const lab = await startTestHub();
  note(lab, ...Array.from({ length: 1200 }, (_, index) => `entry ${index}`));
  const live = followSocket(lab.origin, '/live');
  await live.until((frames) => titles(frames).length === 1200);
  const sizes = (live.frames as unknown[][])
    .map((frame) => frame.length)
    .filter((size) => size > 0);
  expect(sizes).toEqual([500, 500, 200]);
  expect(titles(live.frames).at(-1)).toBe('entry 1199');
});

test('a page that has been away hears of journeys that became one', async () => {
  const { origin, world } = await startTestHub();
  const first = followSocket(origin, '/live');
  const id = '+14155550123';
  world.stack.twilio.receiveSms({ from: id, to: supportNumber, body: 'Hi' });
  await first.until((frames) => JSON.stringify(frames).includes(`phone:${id}`));
  const reader = { anonymousId: 'reader', messageId: 'm-1', name: 'Retries' };
  await sendToSegment(world, 'page', reader);
  const externalIds = [{ id, type: 'phone', collection: 'users', encoding: 'none' }];
  await sendToSegment(world, 'identify', { ...reader, messageId: 'm-2', context: { externalIds } });
  await first.until((frames) => JSON.stringify(frames).includes('"kind":"merge"'));
  const again = followSocket(origin, '/live?after=1');
  await again.until((frames) => JSON.stringify(frames).includes('"kind":"merge"'));
  expect(again.frames[0]).toContainEqual(expect.objectContaining({ kind: 'merge' }));
});

test.each([
  ['/live', { origin: 'https://evil.example' }],
  ['/visitor', { origin: 'https://evil.example' }],
  ['/live', { headers: { host: 'evil.example' } }],
])('a WebSocket %s with %j is refused, and reads nothing', async (path, options) => {
  const lab = await startTestHub();
  note(lab, 'secret');
  const live = followSocket(lab.origin, path, options);
  expect(await live.closed).toBe(1006);
  expect(live.frames).toEqual([]);
});

test.each(['/live?world=moon', '/live?after=x', '/nothing'])(
  'a WebSocket %s is refused',
  async (path) => {
    const { origin } = await startTestHub();
    expect(await followSocket(origin, path).closed).toBe(1006);
  },
);

test('a page whose world cannot be opened is told to come back, and so is the terminal', async () => {
  const { origin, logged } = await startTestHub();
  expect(await followSocket(origin, '/live?world=lab').closed).toBe(1013);
  expect(logged).toEqual([
    'A page could not follow the world "lab": The lab is closed today. Come back.',
  ]);
});

test('closing the server cuts its WebSockets', async () => {
  const { origin, hub } = await startTestHub();
  const live = followSocket(origin, '/live');
  await once(live.socket, 'open');
  hub.close();
  expect(await live.closed).toBe(1006);
});
