import { expect, test } from 'vitest';
import type { AnsweredCall } from '../../../../emulator/functions/call-function.ts';
import { toCallDraft } from './to-call-draft.ts';

function draft(path: string, call: Partial<AnsweredCall> = {}) {
  const whole = {
    path,
    method: 'POST',
    status: 200,
    durationMs: 12.4,
    body: {},
    answer: {},
    ...call,
  };
  const conversationOf = (identity: string) => (identity === 'guest-1' ? 'CH9' : undefined);
  return toCallDraft(whole, { at: 5, conversationOf });
}

test.each([
  [
    '/start-chat',
    { status: 201, answer: { conversationSid: 'CH1', verified: true } },
    'Chat started',
    'identity verified · 201 in 12 ms',
  ],
  ['/refresh-token', {}, 'Token renewed', '200 in 12 ms'],
  ['/resume-chat', {}, 'Chat resumed', '200 in 12 ms'],
  [
    '/identify-visitor',
    { answer: { verified: false } },
    'Visitor identified in the chat',
    'identity only claimed · 200 in 12 ms',
  ],
  ['/end-chat', {}, 'Chat ended by the visitor', '200 in 12 ms'],
  ['/rate-chat', { body: { score: 4 } }, 'Chat rated', '4 of 5 · 200 in 12 ms'],
  ['/transcript', {}, 'Transcript asked for', '200 in 12 ms'],
  [
    '/find-profile',
    { answer: { docs_last_2_days: 1, source: 'trail', explanation: 'Why.' } },
    'Profile looked up',
    '1 doc read (from trail) · Why. · 200 in 12 ms',
  ],
  [
    '/answer',
    { answer: { handoff: true, handoff_reason: 'asked' } },
    'The bot asks for a person',
    'asked · 200 in 12 ms',
  ],
  ['/answer', { answer: { handoff: false } }, 'The bot found an answer', '200 in 12 ms'],
  ['/prepare-task', {}, 'Task prepared for the agent', '200 in 12 ms'],
  ['/own', {}, 'Function own called', '200 in 12 ms'],
])('%s %j', (path, call, title, detail) => {
  expect(draft(path, call)).toMatchObject({ kind: 'function', title, detail });
});

test('a call belongs to the chat that it names, answers, or whose visitor it is for', () => {
  expect(draft('/start-chat', { answer: { conversationSid: 'CH1' } })?.conversationSid).toBe('CH1');
  expect(draft('/end-chat', { body: { conversationSid: 'CH2' } })?.conversationSid).toBe('CH2');
  expect(draft('/answer', { body: { conversation_sid: 'CH3' } })?.conversationSid).toBe('CH3');
  expect(draft('/find-profile', { body: { address: 'guest-1' } })?.conversationSid).toBe('CH9');
  expect(draft('/find-profile', { body: { address: '+1415' } })?.tells).toEqual({ phone: '+1415' });
  expect(
    draft('/start-chat', { body: { visitor: { anonymousId: 'a', phone: '+1' } } })?.tells,
  ).toEqual({
    anonymousId: 'a',
  });
});

test('a refusal says why, and what to do', () => {
  const refused = draft('/start-chat', {
    status: 403,
    answer: { error: { code: 'origin-not-allowed', message: 'This page may not call.' } },
  });
  expect(refused).toMatchObject({
    title: 'Chat not started',
    problem:
      'This page may not call. Check ALLOWED_ORIGINS, and that the caller signs what it sends.',
  });
  expect(
    draft('/answer', { status: 504, answer: { problem: 'The Function has timed out.' } })?.problem,
  ).toBe(
    'The Function has timed out. /answer took longer than Twilio allows; see what it waits for.',
  );
  expect(draft('/own', { status: 500, answer: null })?.problem).toBe(
    'It answered 500. See the log of the Function in the terminal.',
  );
});

test('the question that a browser asks before its request is no call', () => {
  expect(draft('/start-chat', { method: 'OPTIONS' })).toBeUndefined();
});
