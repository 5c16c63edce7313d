import { expect, onTestFinished, test } from 'vitest';
import { parseScenario } from './scenario.ts';
import { startWorld } from './world.ts';
import { createWorlds } from './worlds.ts';

const ada = '+14155552671';
const bob = '+14155552672';
const story = {
  name: 'A story',
  channel: 'conversation',
  messages: ['Hello'],
  expect: { outcome: 'ended' },
};

/** How many pairs of servers these stories take, one after the other. */
async function countStarts(...stories: object[]): Promise<number> {
  let starts = 0;
  const worlds = createWorlds(() => {
    starts += 1;
    return startWorld();
  });
  onTestFinished(() => worlds.close());
  for (const one of stories) await worlds.take(parseScenario({ ...story, ...one }));
  return starts;
}

test('stories of different people share servers', async () => {
  expect(await countStarts({ profile: { phone: ada } }, { profile: { phone: bob } }, {})).toBe(1);
});

test('somebody whom Segment knows already gets servers that know nobody', async () => {
  const known = { profile: { phone: ada } };
  expect(await countStarts(known, known)).toBe(2);
  expect(await countStarts(known, { attributes: { from: ada } })).toBe(2);
});

test('a story that asks for a time, or for traits that are not computed, gets servers of its own', async () => {
  expect(await countStarts({}, { at: '2031-06-15T12:00:00Z' })).toBe(2);
  expect(await countStarts({}, { profile: { phone: ada, batch: false } })).toBe(2);
});

test('servers are closed when they are no longer used', async () => {
  const worlds = createWorlds();
  const world = await worlds.take(parseScenario(story));
  await worlds.close();
  await expect(fetch(world.segment.origin)).rejects.toThrow('fetch failed');
  await expect(fetch(world.twilio.origin)).rejects.toThrow('fetch failed');
});
