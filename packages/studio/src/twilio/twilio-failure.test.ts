import { expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import { toFailedAnswer, toLostAnswer } from './failed-answer.ts';
import { isRefusal, TwilioFailure, type FailedAnswer } from './twilio-failure.ts';

const fail = (answer: FailedAnswer) => new TwilioFailure('attach the flow', answer);

test.each<[FailedAnswer, ApiError['code'], string]>([
  [
    { status: 503, code: 20503 },
    'try-later',
    'Twilio was not able to attach the flow: status 503, code 20503. See https://www.twilio.com/docs/errors/20503',
  ],
  [
    { connection: 'ECONNRESET' },
    'try-later',
    'Twilio was not able to attach the flow: no answer (ECONNRESET).',
  ],
  [
    { status: 400, code: 50367 },
    'twilio-refused',
    'Twilio refused to attach the flow: status 400, code 50367. Check STUDIO_FLOW_SID.',
  ],
  [{ status: 403 }, 'twilio-refused', 'Twilio refused to attach the flow: status 403.'],
])('%j is %s', (answer, code, logged) => {
  expect(fail(answer)).toMatchObject({ code, logged });
});

test('says when to try again, if only by a guess', () => {
  expect(fail({ status: 429, retryAfterSeconds: 7 }).retryAfterSeconds).toBe(7);
  expect(fail({ status: 429 }).retryAfterSeconds).toBe(2);
  expect(fail({ status: 400 }).retryAfterSeconds).toBeUndefined();
});

test('is in doubt after everything but a refusal', () => {
  const answers = [{}, { status: 500 }, { status: 408 }, { status: 429 }, { status: 409 }];
  expect(answers.map((answer) => fail(answer).isUncertain)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a refusal is known by its status, or by its code', () => {
  const taken = fail({ status: 409, code: 50353 });
  expect(isRefusal(taken, 404, 50353)).toBe(true);
  expect(isRefusal(taken, 409)).toBe(true);
  expect(isRefusal(taken, 404)).toBe(false);
  expect(isRefusal(fail({ status: 503, code: 50353 }), 50353)).toBe(false);
  expect(isRefusal(new ApiError('chat-closed'), 410)).toBe(false);
});

test('reads status, code and Retry-After of an answer, and no sentence', () => {
  const body = { code: 20429, message: 'Too many for +14155552671' };
  const answer = toFailedAnswer({ statusCode: 429, body, headers: { 'retry-after': '1.2' } });
  expect(answer).toEqual({ status: 429, code: 20429, retryAfterSeconds: 2 });
});

test.each<unknown>([undefined, '', 'soon', '-1', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
  'takes %j for no Retry-After that could be obeyed',
  (header) => {
    const headers = { 'retry-after': header };
    const { retryAfterSeconds = 0 } = toFailedAnswer({ statusCode: 429, body: '<html>', headers });
    expect(retryAfterSeconds).toBe(0);
  },
);

test("reads a connection's end by its code alone", () => {
  expect(toLostAnswer({ code: 'ECONNRESET', config: { auth: 'x' } })).toEqual({
    connection: 'ECONNRESET',
  });
  expect(toLostAnswer({ code: 'the password is x' })).toEqual({ connection: 'unknown' });
  expect(toLostAnswer(undefined)).toEqual({ connection: 'unknown' });
});
