import { expect, test } from 'vitest';
import type { RouteFacts } from './route-facts.ts';
import { toVerdict } from './to-verdict.ts';

const active: RouteFacts = { executionSid: 'FN1', botAnswers: 0, status: 'active' };
const lookup = {
  by: 'function',
  route: 'bot',
  reason: 'nothing-read',
  explanation: '',
  count: 0,
  source: 'events',
  hours: 48,
  isVip: false,
  lifetimeValue: 0,
} as const;

function tell(route: RouteFacts) {
  const { outcome, sentence } = toVerdict({ route, hasChat: true, task: 'waiting' });
  return `${outcome}: ${sentence}`;
}

test.each<[Partial<RouteFacts>, string]>([
  [
    { lookup, botAnswers: 2, handoff: 'asked', person: 'queued' },
    'bot-then-person: Answered by the bot (2 answers), then sent to a person because the visitor asked for a person.',
  ],
  [
    { lookup, botAnswers: 1, handoff: 'poor-answers', person: 'queued' },
    'bot-then-person: Answered by the bot (1 answer), then sent to a person because its answers did not help.',
  ],
  [
    { lookup, botAnswers: 1, handoff: 'asked' },
    'bot-then-person: Answered by the bot (1 answer), which now hands over to a person because the visitor asked for a person.',
  ],
  [
    { lookup, botAnswers: 0, handoff: 'nothing-found', person: 'queued' },
    'bot-then-person: Sent to the bot, then sent to a person because it knows no docs.',
  ],
  [
    { lookup, botAnswers: 3, person: 'queued' },
    'bot-then-person: Answered by the bot (3 answers), then sent to a person because the visitor did not write again.',
  ],
  [
    { lookup, person: 'failed' },
    'failed: Nobody was reached: no task could be created. Check the workflow, the task channel and the attributes.',
  ],
  [
    { status: 'failed', problem: 'The URL is wrong.' },
    'failed: The flow failed, and nobody answers: The URL is wrong. Look at its last step.',
  ],
  [{}, 'deciding: The flow is deciding who answers.'],
  [{ person: 'queued' }, 'person: Sent to a person; the flow looked nothing up.'],
  [{ status: 'ended' }, 'bot: The flow has ended without a person; it looked nothing up.'],
])('%j', (facts, said) => {
  expect(tell({ ...active, ...facts })).toBe(said);
});

test('who has asked nothing yet is told so, and a chat before its flow too', () => {
  const none = { route: undefined, task: undefined };
  expect(toVerdict({ ...none, hasChat: false })).toEqual({
    outcome: 'nothing-asked',
    sentence: 'Nothing was asked yet.',
  });
  expect(toVerdict({ ...none, hasChat: true }).outcome).toBe('deciding');
  expect(toVerdict({ ...none, hasChat: true, task: 'waiting' }).outcome).toBe('person');
});

test('the numbers behind the sentence are told too', () => {
  const trait = { key: 'docs_last_2_days', value: 0, nextBatchAt: 5, readSince: 1 };
  const route: RouteFacts = { ...active, lookup: { ...lookup, count: 2, source: 'trail' }, trait };
  expect(toVerdict({ route, hasChat: true, task: undefined })).toMatchObject({
    docs: { count: 2, source: 'trail', hours: 48 },
    trait: { value: 0, nextBatchAt: 5 },
    executionSid: 'FN1',
    reason: 'nothing-read',
  });
});
