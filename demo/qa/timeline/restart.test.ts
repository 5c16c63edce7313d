import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTimeline } from './create-timeline.ts';
import { startTimelineLab } from './testing/timeline-lab.ts';

const phone = '+14155552671';
let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'timeline-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

test('a restart finds entries, payloads, journeys and verdicts again', async () => {
  const before = await startTimelineLab({ state });
  await before.read('reader', 'Retries');
  await before.identify('reader', phone);
  const visitor = { anonymousId: 'reader', phone, name: 'Ada' };
  await before.call('start-chat', { visitor, question: 'How do I start?' });
  await before.settle();
  const entries = before.timeline.read(0, 1000);
  const journeys = before.timeline.journeys();
  const payload = before.timeline.find(1);
  await before.close();

  const after = await startTimelineLab({ state });
  expect(after.timeline.read(0, 1000)).toEqual(entries);
  expect(after.timeline.journeys()).toEqual(journeys);
  expect(after.timeline.find(1)).toEqual(payload);
  expect(after.news).toEqual([]);
  await after.close();
});

test('what Segment got while nobody listened is told once, after a restart', async () => {
  const before = await startTimelineLab({ state });
  await before.read('reader', 'Retries');
  before.timeline.close();
  await before.read('reader', 'Webhooks');
  await before.stack.close();

  const after = await startTimelineLab({ state });
  const titles = after.timeline.read(0, 100).map(({ title }) => title);
  expect(titles).toEqual(['Read "Retries"', 'Profile created', 'Read "Webhooks"']);
  await after.read('reader', 'Queues');
  expect(after.timeline.read(3, 100).map(({ title }) => title)).toEqual(['Read "Queues"']);
  await after.close();
});

test('profiles that become one after a restart are told', async () => {
  const before = await startTimelineLab({ state });
  await before.read('phone', 'Retries');
  await before.identify('phone', phone);
  await before.read('laptop', 'Retries');
  await before.close();

  const after = await startTimelineLab({ state });
  const seen = after.timeline.read(0, 100).length;
  await after.identify('laptop', phone);
  const merged = after.timeline.read(seen, 100).map(({ title }) => title);
  expect(merged).toEqual([`Identified as ${phone}`, 'Profiles merged']);
  await after.close();
});

test('a damaged file is moved aside and said so in one line; the demo starts', async () => {
  const file = join(state, 'timeline.db');
  writeFileSync(file, 'This is no database.');
  const lab = await startTimelineLab({ state });
  const said = lab.logged.filter((line) => line.includes('timeline.db'));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/cannot be used \(.+\)\. It was moved to .+; a new one was begun\.$/);
  expect(said[0]).not.toContain('\n');
  expect(readdirSync(state).filter((name) => /^timeline\.db\.\w+-/.test(name))).toHaveLength(1);
  await lab.read('reader', 'Retries');
  expect(lab.timeline.read(0, 10)).toHaveLength(2);
  await lab.close();
});

test('keeps no more than it may, with the numbers that they had', async () => {
  const lab = await startTimelineLab({ state });
  lab.timeline.close();
  const few = createTimeline(lab.stack, { most: 3 });
  for (const title of ['A', 'B', 'C', 'D', 'E']) few.note({ title });
  few.close();
  const again = createTimeline(lab.stack, { most: 3 });
  expect(again.read(0, 10).map(({ seq, title }) => [seq, title])).toEqual([
    [3, 'C'],
    [4, 'D'],
    [5, 'E'],
  ]);
  again.close();
  await lab.stack.close();
});
