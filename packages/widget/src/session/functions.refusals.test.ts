import { describe, expect, test } from 'vitest';
import {
  answer,
  conversationSid,
  failure,
  json,
  key,
  refuse,
  toApi,
} from './testing/functions-lab.ts';

describe('a refusal', () => {
  test.each([
    ['chat-closed', 410, 'over'],
    ['chat-not-found', 404, 'over'],
    ['token-refused', 401, 'over'],
    ['other-person', 409, 'other-person'],
    ['identity-refused', 401, 'identity'],
    ['wrong-phone', 400, 'phone'],
    ['captcha-needed', 403, 'refused'],
    ['origin-not-allowed', 403, 'refused'],
    ['wrong-request', 400, 'refused'],
    ['too-large', 413, 'refused'],
    ['not-configured', 500, 'refused'],
    ['try-later', 503, 'later'],
    ['twilio-refused', 502, 'later'],
    ['went-wrong', 500, 'later'],
    ['constructor', 400, 'refused'],
    ['of-tomorrow', 429, 'later'],
  ])('%s (%i) is of the kind "%s"', async (code, status, kind) => {
    const error = await failure(toApi(() => refuse(code, status)).api.refresh(key));
    expect(error).toMatchObject({ kind, code, message: 'refresh-token: What to do.' });
  });

  test.each([
    ['2', 2000],
    ['0', 0],
    ['86400', 60_000],
    ['-1', 0],
    ['Sun, 22 Nov 2026 10:00:05 GMT', 5000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['Sun, 22 Nov 2037 09:00:00 GMT', 60_000],
    ['soon', undefined],
  ])('with Retry-After: %s waits %s ms', async (header, retryAfterMs) => {
    const response = () => refuse('try-later', 503, { 'retry-after': header });
    const error = await failure(toApi(response).api.start({ requestId: 'r' }));
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});

describe('an answer that makes no sense is to be asked for again', () => {
  test.each<[string, () => Response]>([
    ['a page instead of JSON', () => new Response('<!doctype html><title>Welcome</title>')],
    ['a page with 404', () => new Response('<h1>Not found</h1>', { status: 404 })],
    ['nothing', () => new Response(null, { status: 204 })],
    ['nothing with 500', () => new Response('', { status: 500 })],
    ['null', () => json(null)],
    ['a list', () => json([answer])],
    ['a text', () => json('a.b.c')],
    ['an error with 200', () => json({ error: { code: 'chat-closed', message: 'No.' } })],
    [
      'an error without a sentence',
      () => json({ error: { code: 'chat-closed' } }, { status: 410 }),
    ],
    ['an error that is a text', () => json({ error: 'no' }, { status: 400 })],
    ['no token', () => json({ ...answer, token: undefined })],
    ['a token that is none', () => json({ ...answer, token: 'abc' })],
    ['a token that is a number', () => json({ ...answer, token: 7 })],
    ['a token without an end', () => json({ ...answer, token: `a.b.${'c'.repeat(5000)}` })],
    ['another kind of SID', () => json({ ...answer, conversationSid: `AC${'1'.repeat(32)}` })],
    ['a SID with a path', () => json({ ...answer, conversationSid: `${conversationSid}/..` })],
    ['no identity', () => json({ ...answer, identity: '' })],
    ['no life', () => json({ ...answer, expiresInSeconds: 0 })],
    ['a life that is a text', () => json({ ...answer, expiresInSeconds: '3600' })],
    ['a life of years', () => json({ ...answer, expiresInSeconds: 1e9 })],
    ['access with 500', () => json(answer, { status: 500 })],
    ['a life that is no number', () => json({ ...answer, expiresInSeconds: null })],
  ])('%s', async (_what, respond) => {
    const error = await failure(toApi(respond).api.start({ requestId: 'r' }));
    expect(error.kind).toBe('later');
    expect(error.message).toMatch(/^start-chat answered \d+, and not as our Functions do\./);
  });

  test('another chat than the one that was asked for', async () => {
    const other = { ...answer, conversationSid: `CH${'2'.repeat(32)}` };
    expect((await failure(toApi(() => json(other)).api.resume(key))).kind).toBe('later');
    expect((await failure(toApi(() => json(other)).api.refresh(key))).kind).toBe('later');
  });

  test('an end that does not say so, and a visitor of whom nothing is said', async () => {
    const { api } = toApi(() => json({}));
    expect((await failure(api.end(key))).kind).toBe('later');
    expect((await failure(api.identify({ ...key, visitor: {} }))).kind).toBe('later');
  });
});
