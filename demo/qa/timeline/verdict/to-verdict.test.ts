import { expect, test } from 'vitest';
import type { ProfileLookup, RouteFacts, TraitFacts } from './route-facts.ts';
import { toVerdict } from './to-verdict.ts';

const twoInTheAfternoon = new Date(2026, 10, 23, 14, 0).getTime();

const lagging: TraitFacts = {
  key: 'docs_last_2_days',
  value: 0,
  nextBatchAt: twoInTheAfternoon,
  readSince: 3,
};

function byFunction(facts: Partial<Extract<ProfileLookup, { by: 'function' }>>): ProfileLookup {
  return {
    by: 'function',
    route: 'person',
    reason: 'docs-read',
    explanation: '',
    count: 3,
    source: 'events',
    hours: 48,
    isVip: false,
    lifetimeValue: 0,
    ...facts,
  };
}

function byApi(value: number | null, status = 200): ProfileLookup {
  return { by: 'api', status, value };
}

function tell(facts: Partial<RouteFacts>) {
  const route = { executionSid: 'FN1', botAnswers: 0, status: 'active' as const, ...facts };
  const { outcome, sentence } = toVerdict({ route, hasChat: true, task: undefined });
  return `${outcome}: ${sentence}`;
}

const bot = { route: 'bot', reason: 'nothing-read', count: 0, source: 'events' } as const;

test.each<[Partial<RouteFacts>, string]>([
  [
    { lookup: byFunction({}), trait: lagging },
    'person: Sent to a person because 3 docs were read in the last 48 hours (counted from events; the trait still says 0 until 14:00).',
  ],
  [
    { lookup: byFunction({ count: 1 }), trait: { ...lagging, value: null } },
    'person: Sent to a person because 1 doc was read in the last 48 hours (counted from events; the trait still has no value until 14:00).',
  ],
  [
    { lookup: byFunction({ count: 2 }), trait: { ...lagging, value: 1, nextBatchAt: null } },
    'person: Sent to a person because 2 docs were read in the last 48 hours (counted from events; the trait still says 1).',
  ],
  [
    { lookup: byFunction({ count: 3 }), trait: { ...lagging, value: 3 } },
    'person: Sent to a person because 3 docs were read in the last 48 hours (counted from events).',
  ],
  [
    { lookup: byFunction({ source: 'trait', count: 5 }), trait: { ...lagging, value: 5 } },
    'person: Sent to a person because 5 docs were read in the last 48 hours (by the computed trait).',
  ],
  [
    { lookup: byFunction({ source: 'trail', count: 1, hours: 24 }) },
    "person: Sent to a person because 1 doc was read in the last 24 hours (by the trail of the visitor's page; Segment does not have it yet).",
  ],
  [
    { lookup: byFunction(bot), trait: { ...lagging, readSince: 0 } },
    'bot: Answered by the bot because no docs were read in the last 48 hours (counted from events).',
  ],
  [
    { lookup: byFunction({ reason: 'vip' }) },
    'person: Sent to a person because the visitor is a VIP.',
  ],
  [
    { lookup: byFunction({ reason: 'lifetime-value', lifetimeValue: 1200 }) },
    'person: Sent to a person because the lifetime value is 1200.',
  ],
  [
    { lookup: byFunction({ reason: 'docs-and-value', isVip: true, count: 2 }) },
    'person: Sent to a person because the visitor is a VIP, and 2 docs were read in the last 48 hours (counted from events).',
  ],
  [
    { lookup: byFunction({ ...bot, reason: 'not-valued' }) },
    'bot: Answered by the bot because the visitor is no VIP, and the lifetime value is too low.',
  ],
  [
    { lookup: byFunction({ ...bot, reason: 'unknown-profile', source: 'none' }) },
    'bot: Answered by the bot because Segment knows nobody with this phone, so nothing was read.',
  ],
  [
    { lookup: byFunction({ reason: 'no-answer', count: 0, source: 'none' }) },
    'person: Sent to a person because the profile service gave no full answer: we cannot know.',
  ],
  [
    { lookup: byFunction({ ...bot, reason: 'no-phone', source: 'none' }) },
    'bot: Answered by the bot because there is no phone to look up.',
  ],
  [
    { lookup: byFunction({ reason: 'own-rule', explanation: 'Has bought twice.' }) },
    'person: Sent to a person because of this: Has bought twice.',
  ],
  [
    { lookup: { by: 'nobody', problem: '504' } },
    'person: Sent to a person because the profile could not be looked up: we cannot know.',
  ],
])('%j', (facts, said) => {
  expect(tell(facts)).toBe(said);
});

test.each<[Partial<RouteFacts>, string]>([
  [
    { lookup: byApi(3), trait: { ...lagging, value: 3 }, person: 'queued' },
    'person: Sent to a person because the trait docs_last_2_days says 3.',
  ],
  [
    { lookup: byApi(0), trait: { ...lagging, readSince: 2 }, botAnswers: 1 },
    'bot: Sent to the bot because the trait docs_last_2_days says 0 (2 docs were read since it was computed; it is computed next at 14:00).',
  ],
  [
    { lookup: byApi(0), trait: { ...lagging, readSince: 1 }, status: 'ended' },
    'bot: Sent to the bot because the trait docs_last_2_days says 0 (1 doc was read since it was computed; it is computed next at 14:00).',
  ],
  [
    { lookup: byApi(0), trait: { ...lagging, readSince: 1, nextBatchAt: null }, botAnswers: 1 },
    'bot: Sent to the bot because the trait docs_last_2_days says 0 (1 doc was read since it was computed).',
  ],
  [
    { lookup: byApi(0), trait: { ...lagging, readSince: 0 }, botAnswers: 1 },
    'bot: Sent to the bot because the trait docs_last_2_days says 0.',
  ],
  [
    { lookup: byApi(null), trait: { ...lagging, value: null, readSince: 0 }, botAnswers: 1 },
    'bot: Sent to the bot because the profile has no trait docs_last_2_days yet.',
  ],
  [
    { lookup: byApi(null, 404), person: 'queued' },
    'person: Sent to a person because Segment knows nobody with this phone (404).',
  ],
  [
    { lookup: byApi(null, 503), person: 'queued' },
    'person: Sent to a person because the profile service answered 503: we cannot know.',
  ],
  [
    { lookup: byApi(null, 0), person: 'queued' },
    'person: Sent to a person because the profile service did not answer: we cannot know.',
  ],
  [
    { lookup: byApi(3), trait: { ...lagging, value: 3 } },
    'deciding: The flow is deciding: the trait docs_last_2_days says 3.',
  ],
])('the flow of the recipe: %j', (facts, said) => {
  expect(tell(facts)).toBe(said);
});
