import { describe, expect, test } from 'vitest';
import { startProfileLab, trailOf } from './profile-lab.ts';

test('a doc of a minute ago counts, which the computed trait does not have yet', async () => {
  const lab = await startProfileLab();
  lab.segment.runBatches();
  await lab.view({ name: 'keys', minutesAgo: 1 });
  expect(await lab.find()).toEqual({
    found: true,
    docs_last_2_days: 1,
    last_docs: [
      {
        title: 'keys',
        url: 'https://docs.example.com/keys',
        viewed_at: new Date(lab.segment.clock.now() - 60_000).toISOString(),
      },
    ],
    bot_docs: [],
    vip: false,
    lifetime_value: 0,
    source: 'events',
    route: 'person',
    reason: 'docs-read',
    explanation: 'Read 1 doc in the last 48 hours, counted from events.',
    phone_used: 'from',
    asked: 2,
  });
});

test('a computed trait that has more than the events counts', async () => {
  const lab = await startProfileLab();
  await lab.view({ name: 'keys', minutesAgo: 47 * 60 });
  await lab.view({ name: 'start', minutesAgo: 60 });
  lab.segment.runBatches();
  lab.segment.clock.advance(2 * 3_600_000);
  expect(await lab.find()).toMatchObject({ source: 'trait', docs_last_2_days: 2 });
});

test('pages that are no docs, and docs of last week, do not count', async () => {
  const lab = await startProfileLab();
  await lab.view({ name: 'news', category: 'Blog' });
  await lab.view({ name: 'keys', minutesAgo: 7 * 24 * 60 });
  expect(await lab.find()).toMatchObject({ found: true, route: 'bot', reason: 'nothing-read' });
});

test('docs are found behind a page of other events', async () => {
  const lab = await startProfileLab();
  await lab.view({ name: 'keys', minutesAgo: 600 });
  const views = Array.from({ length: 120 }, (_, at) => at);
  for (const at of views) await lab.view({ name: `news-${at}`, category: 'Blog' });
  expect(await lab.find()).toMatchObject({ docs_last_2_days: 1, route: 'person', asked: 3 });
});

test('what sites send as traits decides', async () => {
  const lab = await startProfileLab();
  await lab.identify({ vip: 'yes', lifetime_value: '1200.50' });
  const answer = await lab.find({ policy: 'vip', lifetime_value_from: '1000' });
  expect(answer).toMatchObject({
    vip: true,
    lifetime_value: 1200.5,
    route: 'person',
    reason: 'vip',
    explanation: 'Is a VIP.',
  });
});

test('somebody whom Segment does not know gets the bot, after two requests', async () => {
  const lab = await startProfileLab();
  expect(await lab.find()).toMatchObject({ found: false, reason: 'unknown-profile', asked: 2 });
  expect(lab.requests).toHaveLength(2);
  expect(lab.logged).toEqual([]);
});

describe('a profile that is not merged yet', () => {
  test('is found when it comes while we wait', async () => {
    const lab = await startProfileLab();
    const waits: number[] = [];
    lab.onWait = async (ms) => {
      waits.push(ms);
      if (waits.length === 2) await lab.view({ name: 'keys' });
    };
    const answer = await lab.find({ docs: trailOf(lab, 'keys') });
    expect(answer).toMatchObject({ found: true, source: 'events', route: 'person', asked: 6 });
    expect(waits).toEqual([300, 700]);
    expect(lab.requests).toHaveLength(6);
  });

  test('gives way to the trail of the page when it does not come', async () => {
    const lab = await startProfileLab();
    const answer = await lab.find({ docs: trailOf(lab, 'keys', 'start') });
    expect(answer).toMatchObject({
      found: false,
      source: 'trail',
      docs_last_2_days: 2,
      route: 'person',
      reason: 'docs-read',
      asked: 8,
    });
    expect(answer.last_docs).toHaveLength(2);
    expect(lab.requests).toHaveLength(8);
  });
});
