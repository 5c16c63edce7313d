import { describe, expect, test } from 'vitest';
import { ask, failed, page, phone, trail, traits, unknown } from './testing/profile-lab.ts';

const keys = [
  'found',
  'docs_last_2_days',
  'last_docs',
  'bot_docs',
  'vip',
  'lifetime_value',
  'source',
  'route',
  'reason',
  'explanation',
  'phone_used',
  'asked',
].toSorted();

describe('what is known at once', () => {
  test('the larger of events and trait counts', async () => {
    const ofEvents = await ask({
      events: [page(['a', 'b'])],
      traits: [traits({ docs_last_2_days: '1' })],
    });
    expect(ofEvents.answer).toMatchObject({
      found: true,
      docs_last_2_days: 2,
      source: 'events',
      route: 'person',
      reason: 'docs-read',
      phone_used: 'from',
      asked: 2,
    });
    const ofTrait = await ask({ events: [page([])], traits: [traits({ docs_last_2_days: 4 })] });
    expect(ofTrait.answer).toMatchObject({ docs_last_2_days: 4, source: 'trait', route: 'person' });
  });

  test('an agent is told what was read, each doc once', async () => {
    const { answer } = await ask({ events: [page(['a', 'b', 'a', 'c', 'd', 'e', 'f'])] });
    expect(answer.docs_last_2_days).toBe(7);
    expect(answer.last_docs.map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('who read nothing gets the bot, without a second look', async () => {
    const { answer, waits } = await ask({ events: [page([])] });
    expect(answer).toMatchObject({
      source: 'events',
      route: 'bot',
      reason: 'nothing-read',
      asked: 2,
    });
    expect(waits).toEqual([]);
  });

  test('whom Segment does not know gets the bot, without a second look', async () => {
    const { answer, waits } = await ask({ events: [unknown], traits: [unknown] });
    expect(answer).toMatchObject({
      found: false,
      source: 'none',
      route: 'bot',
      reason: 'unknown-profile',
      asked: 2,
    });
    expect(waits).toEqual([]);
  });

  test('without a phone nobody is asked, and the bot answers, whatever the page tells', async () => {
    const { answer, calls } = await ask({
      events: [page(['a'])],
      fields: { phone: '', address: 'guest-abc', docs: trail('b') },
    });
    expect(answer).toMatchObject({
      route: 'bot',
      reason: 'no-phone',
      phone_used: 'none',
      asked: 0,
    });
    expect(answer).toMatchObject({ docs_last_2_days: 0, source: 'none' });
    expect(calls).toEqual([]);
  });

  test('the sender of an SMS is looked up', async () => {
    const fields = { phone: '', address: phone, channel: 'sms' };
    const { answer } = await ask({ events: [page(['a'])], fields });
    expect(answer).toMatchObject({ route: 'person', phone_used: 'address' });
  });

  test('traits decide where the policy says so', async () => {
    const { answer } = await ask({
      events: [page([])],
      traits: [traits({ vip: 'no', lifetime_value: '1200.5' })],
      fields: { policy: 'docs-or-vip', lifetime_value_from: '1000' },
    });
    expect(answer).toMatchObject({ vip: false, lifetime_value: 1200.5, reason: 'lifetime-value' });
  });
});

describe('what the bot may know', () => {
  const events = [page(['read-by-the-owner-of-the-phone'])] as const;

  test('the profile of an unverified visitor is not told to the bot', async () => {
    const { answer } = await ask({ events, fields: { docs: trail('own') } });
    expect(answer.bot_docs.map(({ title }) => title)).toEqual(['own']);
    expect(answer.last_docs.map(({ title }) => title)).toEqual(['read-by-the-owner-of-the-phone']);
  });

  test('that of a verified visitor is', async () => {
    const { answer } = await ask({ events, fields: { docs: trail('own'), verified: 'true' } });
    expect(answer.bot_docs).toEqual(answer.last_docs);
    expect(answer.bot_docs).toHaveLength(1);
  });
});

describe('what is always so', () => {
  test.each([
    ['known', { events: [page(['a'])] as const }],
    ['unknown', { events: [unknown] as const, traits: [unknown] as const }],
    ['failed', { events: [failed] as const, traits: [failed] as const }],
    ['without a phone', { events: [page([])] as const, fields: { phone: '' } }],
  ])('every key is there: %s', async (_, plan) => {
    const { answer } = await ask(plan);
    expect(Object.keys(answer).toSorted()).toEqual(keys);
    expect(Object.values(answer)).not.toContain(undefined);
  });

  test('no phone is in the answer or the log', async () => {
    const { answer, logged } = await ask({ events: [failed], traits: [failed] });
    expect(JSON.stringify({ answer, logged })).not.toContain('4155552671');
  });

  test('the answer stays far below 64 KB', async () => {
    const long = Array.from({ length: 9 }, (_, at) => `${at}${'漢'.repeat(300)}`);
    const { answer } = await ask({ events: [page(long)], fields: { docs: trail(...long) } });
    expect(new TextEncoder().encode(JSON.stringify(answer)).length).toBeLessThan(32_000);
  });
});
