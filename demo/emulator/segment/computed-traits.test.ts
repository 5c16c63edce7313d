import { describe, expect, test } from 'vitest';
import type { JsonObject } from './messages.ts';
import {
  atNoon,
  buildConfig,
  noon,
  startTestSegment,
  temporaryDatabase,
  type TestSegment,
} from './testing/test-support.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const isDoc = { property: 'category', operator: 'equals', value: 'Docs' };
const pages = { event: 'Page Viewed', where: [isDoc] };

const sliding = {
  ...pages,
  name: 'Docs Last 2 Days',
  kind: 'event_counter',
  window: { sliding: '2 days' },
};
const session = {
  ...pages,
  name: 'Docs This Session',
  kind: 'event_counter',
  window: { session: '2 days' },
};
const total = { ...pages, name: 'Docs Ever', kind: 'event_counter' };
const last = { ...pages, name: 'Last Doc', kind: 'last', property: 'title' };
const first = { ...pages, name: 'First Doc', kind: 'first', property: 'title' };

function start(...traits: object[]): Promise<TestSegment> {
  return startTestSegment({ config: buildConfig({ traits }) });
}

/** The reader `u1` reads a doc so many ms after now, by the clock of the server. */
function read(segment: TestSegment, title: string, plusMs = 0, more: JsonObject = {}) {
  return segment.post('page', {
    userId: 'u1',
    messageId: title,
    timestamp: new Date(segment.clock.now() + plusMs).toISOString(),
    properties: { category: 'Docs', title },
    ...more,
  });
}

const traitsOf = (segment: TestSegment) => segment.traits('user_id:u1');

describe('a sliding window', () => {
  test('is absent until the first batch after the message', async () => {
    const segment = await start(sliding);
    await read(segment, 'Start');
    expect(await traitsOf(segment)).toEqual({});
    segment.clock.advance(8 * hourMs - 1);
    expect(await traitsOf(segment)).toEqual({});
    segment.clock.advance(1);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
  });

  test('has its batch by itself, every eight hours', async () => {
    const segment = await start(sliding);
    await read(segment, 'Start');
    segment.clock.advance(8 * hourMs);
    await read(segment, 'Install');
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
    segment.clock.advance(7 * hourMs);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
    segment.clock.advance(hourMs);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 2 });
  });

  test('has its batch by hand, and the next one eight hours later', async () => {
    const segment = await start(sliding, total);
    segment.clock.advance(hourMs);
    await read(segment, 'Start');
    expect(segment.runBatches()).toEqual(['docs_last_2_days']);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1, docs_ever: 1 });
    await read(segment, 'Install');
    segment.clock.advance(8 * hourMs - 1);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1, docs_ever: 2 });
    segment.clock.advance(1);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 2, docs_ever: 2 });
  });

  test('decays only at a batch', async () => {
    const segment = await start(sliding);
    await read(segment, 'Start', -2 * dayMs + hourMs);
    segment.runBatches();
    segment.clock.advance(8 * hourMs - 1);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
    segment.clock.advance(1);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 0 });
  });

  test('holds what happened within it, to the millisecond', async () => {
    const segment = await start(sliding);
    await read(segment, 'too old', -2 * dayMs);
    await read(segment, 'just in', -2 * dayMs + 1);
    await read(segment, 'now');
    await read(segment, 'from the future', 1);
    segment.runBatches();
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 2 });
  });

  test('sees a message that arrives late at the next batch', async () => {
    const segment = await start(sliding);
    await read(segment, 'Start', -hourMs);
    segment.runBatches();
    await read(segment, 'late', -2 * hourMs);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
    segment.runBatches();
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 2 });
  });

  test('says when it was computed, not when the event was', async () => {
    const segment = await start(sliding);
    await read(segment, 'Start', -hourMs);
    segment.clock.advance(minuteMs);
    segment.runBatches();
    segment.clock.advance(minuteMs);
    const { body } = await segment.lookUp('user_id:u1', 'traits', { verbose: 'true' });
    expect(body).toMatchObject({
      traits: { docs_last_2_days: { value: 1, updated_at: atNoon(minuteMs) } },
    });
  });

  test('is computed as often as the configuration says', async () => {
    const config = buildConfig({ traits: [sliding], batchHours: 0.5 });
    const segment = await startTestSegment({ config });
    await read(segment, 'Start');
    segment.clock.advance(30 * minuteMs);
    expect(await traitsOf(segment)).toEqual({ docs_last_2_days: 1 });
  });

  test('may pick the last one in it', async () => {
    const segment = await start({ ...last, window: { sliding: '1 hour' } });
    await read(segment, 'old', -2 * hourMs);
    await read(segment, 'new', -minuteMs);
    segment.runBatches();
    expect(await traitsOf(segment)).toEqual({ last_doc: 'new' });
    segment.clock.advance(8 * hourMs);
    expect(await traitsOf(segment)).toEqual({});
  });
});

describe('in real time', () => {
  test('a counter without a window counts everything', async () => {
    const segment = await start(total);
    expect((await segment.lookUp('user_id:u1', 'traits')).status).toBe(404);
    await read(segment, 'Start', -400 * dayMs);
    await read(segment, 'Install');
    expect(await traitsOf(segment)).toEqual({ docs_ever: 2 });
    segment.clock.advance(400 * dayMs);
    expect(await traitsOf(segment)).toEqual({ docs_ever: 2 });
  });

  test('a message that comes twice counts once', async () => {
    const segment = await start(total);
    await read(segment, 'Start');
    await read(segment, 'Start');
    expect(await traitsOf(segment)).toEqual({ docs_ever: 1 });
  });

  test('last and first are those by the time of the event', async () => {
    const segment = await start(last, first);
    await read(segment, 'middle', -2000);
    expect(await traitsOf(segment)).toEqual({ first_doc: 'middle', last_doc: 'middle' });
    await read(segment, 'oldest', -3000);
    expect(await traitsOf(segment)).toEqual({ first_doc: 'oldest', last_doc: 'middle' });
    await read(segment, 'newest', -1000);
    await read(segment, 'late', -2500);
    expect(await traitsOf(segment)).toEqual({ first_doc: 'oldest', last_doc: 'newest' });
  });

  test('last passes over events without the property, and keeps values of any kind', async () => {
    const segment = await start({ ...last, where: [] });
    await read(segment, 'a', -4000, { properties: { title: { en: 'A' } } });
    await read(segment, 'b', -3000, { properties: {} });
    await read(segment, 'c', -2000, { properties: { title: null } });
    expect(await traitsOf(segment)).toEqual({ last_doc: { en: 'A' } });
    await read(segment, 'd', -1000, { properties: { title: 0 } });
    expect(await traitsOf(segment)).toEqual({ last_doc: 0 });
  });

  test('a property with the name of a prototype member is no value unless said', async () => {
    const segment = await start({ ...total, name: 'Seen' }, { ...last, property: 'constructor' });
    await read(segment, 'Start');
    expect(await traitsOf(segment)).toEqual({ seen: 1 });
  });

  test('a session counts since the last gap of its length', async () => {
    const segment = await start(session);
    await read(segment, 'last week', -7 * dayMs);
    await read(segment, 'yesterday', -dayMs);
    await read(segment, 'now');
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 2 });
  });

  test('a gap of exactly the length of a session does not end it', async () => {
    const segment = await start(session);
    await read(segment, 'two days ago', -2 * dayMs);
    await read(segment, 'now');
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 2 });
    segment.clock.advance(2 * dayMs);
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 2 });
  });

  test('a session is over once nothing has happened for its length', async () => {
    const segment = await start(session);
    await read(segment, 'now');
    segment.clock.advance(2 * dayMs + 1);
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 0 });
    await read(segment, 'back');
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 1 });
  });

  test('a message that arrives late can close the gap between two sessions', async () => {
    const segment = await start(session);
    await read(segment, 'three days ago', -3 * dayMs);
    await read(segment, 'now');
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 1 });
    await read(segment, 'late', -1.5 * dayMs);
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 3 });
  });

  test('a session may be longer than a hundred events', async () => {
    const segment = await start(session, total);
    const batch = Array.from({ length: 350 }, (_, index) => ({
      type: 'page',
      userId: 'u1',
      timestamp: atNoon(-index * minuteMs),
      properties: { category: 'Docs' },
    }));
    await segment.post('batch', { batch });
    await read(segment, 'before', -30 * dayMs);
    expect(await traitsOf(segment)).toEqual({ docs_this_session: 350, docs_ever: 351 });
  });
});

describe('conditions', () => {
  test('leave out the events that do not meet them', async () => {
    const segment = await start(total, last);
    await read(segment, 'doc');
    await read(segment, 'blog', 1, { properties: { category: 'Blog', title: 'blog' } });
    await read(segment, 'none', 2, { properties: {} });
    // `category` of the call itself is no property.
    await read(segment, 'call', 3, { category: 'Docs', properties: {} });
    await segment.post('track', { userId: 'u1', event: 'Read', properties: { category: 'Docs' } });
    expect(await traitsOf(segment)).toEqual({ docs_ever: 1, last_doc: 'doc' });
  });

  test('can ask for the name of a page', async () => {
    const named = { property: 'page_name', operator: 'starts_with', value: 'Pric' };
    const segment = await start({ ...total, name: 'Pricing', where: [named] });
    await read(segment, 'a', 0, { name: 'Pricing' });
    await read(segment, 'b', 0, { name: 'Start' });
    expect(await traitsOf(segment)).toEqual({ pricing: 1 });
  });

  test('cannot ask for the context', async () => {
    const inContext = { property: 'context.locale', operator: 'exists' };
    const segment = await start(
      { ...total, where: [inContext] },
      { ...total, name: 'All', where: [] },
    );
    await read(segment, 'a', 0, { context: { locale: 'en' } });
    expect(await traitsOf(segment)).toEqual({ all: 1 });
  });
});

describe('the configuration changes', () => {
  const restart = async (database: string, ...traits: object[]) =>
    startTestSegment({ database, config: buildConfig({ traits }) });

  test('a new trait is computed over what is already there', async () => {
    const database = temporaryDatabase();
    const before = await restart(database);
    await read(before, 'Start', -2000);
    await read(before, 'Install', -1000);
    await read(before, 'blog', 0, { properties: { category: 'Blog', title: 'blog' } });
    await before.close();
    const after = await restart(database, sliding, session, total, last, first);
    const all = {
      docs_last_2_days: 2,
      docs_this_session: 2,
      docs_ever: 2,
      first_doc: 'Start',
      last_doc: 'Install',
    };
    expect(await traitsOf(after)).toEqual(all);
    await read(after, 'Use');
    expect(await traitsOf(after)).toEqual({
      ...all,
      docs_this_session: 3,
      docs_ever: 3,
      last_doc: 'Use',
    });
  });

  test('a trait that is defined anew is computed anew', async () => {
    const database = temporaryDatabase();
    const before = await restart(database, total);
    await read(before, 'Start');
    await read(before, 'blog', 0, { properties: { category: 'Blog' } });
    expect(await traitsOf(before)).toEqual({ docs_ever: 1 });
    await before.close();
    expect(await traitsOf(await restart(database, { ...total, where: [] }))).toEqual({
      docs_ever: 2,
    });
  });

  test('a trait that was taken out is gone, and complete when it comes back', async () => {
    const database = temporaryDatabase();
    const before = await restart(database, total);
    await read(before, 'Start');
    await before.close();
    const without = await restart(database);
    expect(await traitsOf(without)).toEqual({});
    await read(without, 'Install');
    await without.close();
    expect(await traitsOf(await restart(database, total))).toEqual({ docs_ever: 2 });
  });

  test('a batch is not made again by a mere restart', async () => {
    const database = temporaryDatabase();
    const before = await restart(database, sliding);
    await read(before, 'Start');
    await before.close();
    const after = await restart(database, sliding);
    expect(await traitsOf(after)).toEqual({});
    after.clock.advance(8 * hourMs);
    expect(await traitsOf(after)).toEqual({ docs_last_2_days: 1 });
  });
});

describe('custom traits', () => {
  const say = (segment: TestSegment, traits: JsonObject, plusMs: number, messageId?: string) =>
    segment.post('identify', { userId: 'u1', traits, timestamp: atNoon(plusMs), messageId });

  test('are in real time, and later ones add to earlier ones', async () => {
    const segment = await start();
    await say(segment, { plan: 'free', city: 'Bonn' }, 0);
    await say(segment, { plan: 'pro' }, 1);
    expect(await traitsOf(segment)).toEqual({ plan: 'pro', city: 'Bonn' });
  });

  test('are those said last by the time of the event, not of arrival', async () => {
    const segment = await start();
    await say(segment, { plan: 'pro' }, -1000);
    await say(segment, { plan: 'free', city: 'Bonn' }, -2000);
    expect(await traitsOf(segment)).toEqual({ plan: 'pro', city: 'Bonn' });
  });

  test.each([[['a', 'b']], [['b', 'a']]])(
    'of one moment do not depend on their arrival: %j',
    async (order) => {
      const segment = await start();
      for (const messageId of order) await say(segment, { plan: messageId }, 0, messageId);
      expect(await traitsOf(segment)).toEqual({ plan: 'b' });
    },
  );

  test('go with null, until they are said anew', async () => {
    const segment = await start();
    await say(segment, { plan: 'pro', city: 'Bonn' }, 0);
    await say(segment, { plan: null }, 2);
    expect(await traitsOf(segment)).toEqual({ city: 'Bonn' });
    // It was said before the null, and only came late.
    await say(segment, { plan: 'late' }, 1);
    expect(await traitsOf(segment)).toEqual({ city: 'Bonn' });
    await say(segment, { plan: 'new' }, 3);
    expect(await traitsOf(segment)).toEqual({ city: 'Bonn', plan: 'new' });
  });

  test('of track and page calls are none', async () => {
    const segment = await start();
    await segment.post('track', { userId: 'u1', event: 'E', traits: { plan: 'pro' } });
    await segment.post('page', { userId: 'u1', context: { traits: { plan: 'pro' } } });
    expect(await traitsOf(segment)).toEqual({});
  });

  test('do not replace a computed trait of the same name', async () => {
    const segment = await start(total);
    await read(segment, 'Start');
    await say(segment, { docs_ever: 99, plan: 'pro' }, 0);
    expect(await traitsOf(segment)).toEqual({ docs_ever: 1, plan: 'pro' });
  });
});

test('the traits of two readers are merged with their profiles', async () => {
  const segment = await start(total, last, first, session, sliding);
  const as = (anonymousId: string) => ({ userId: undefined, anonymousId });
  await read(segment, 'phone', -3000, as('a1'));
  await read(segment, 'laptop', -2000, as('a2'));
  await segment.post('identify', {
    anonymousId: 'a1',
    traits: { plan: 'pro' },
    timestamp: atNoon(-1000),
  });
  await segment.post('identify', {
    anonymousId: 'a2',
    traits: { plan: 'free' },
    timestamp: atNoon(-4000),
  });
  expect(await segment.traits('anonymous_id:a2')).toMatchObject({ docs_ever: 1, plan: 'free' });
  for (const anonymousId of ['a1', 'a2'])
    await segment.post('identify', { userId: 'u1', anonymousId });
  segment.runBatches();
  expect(await traitsOf(segment)).toEqual({
    docs_ever: 2,
    docs_last_2_days: 2,
    docs_this_session: 2,
    first_doc: 'phone',
    last_doc: 'laptop',
    plan: 'pro',
  });
  expect(segment.clock.now()).toBe(Date.parse(noon));
});
