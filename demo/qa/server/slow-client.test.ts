import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { followSocket } from './testing/follow-socket.ts';
import { startTestHub } from './testing/start-test-hub.ts';

test('a page that takes nothing is cut off, and the others go on', async () => {
  const { origin, world } = await startTestHub();
  const [stuck, awake] = [followSocket(origin, '/live'), followSocket(origin, '/live')];
  await Promise.all([once(stuck.socket, 'open'), once(awake.socket, 'open')]);
  stuck.socket.pause();
  const title = 'x'.repeat(100_000);
  // More than the system's own buffers and ours take.
  for (let count = 0; count < 400; count += 1) {
    world.timeline.note({ title });
    await nextTurn();
  }
  world.timeline.note({ title: 'last' });
  await awake.until((frames) => JSON.stringify(frames.at(-1)).includes('"last"'));
  stuck.socket.resume();
  expect(await stuck.closed).toBe(1006);
  expect(JSON.stringify(stuck.frames.at(-1))).not.toContain('"last"');
  expect(awake.socket.readyState).toBe(awake.socket.OPEN);
});
