import { expect, test } from 'vitest';
import { toSendOutcome } from './send-outcome.ts';

const answer = (status: number, code?: number) => ({ status, body: { status, code } });
const later = { kind: 'later', retryAfterMs: expect.any(Number) as number };
const inDoubt = { kind: 'in-doubt' };
const refused = (refusal: string) => ({ kind: 'refused', refusal });

test.each([
  ['a line that was cut', new Error('disconnected'), inDoubt],
  ['an answer that never came', new Error('No answer within 10000 ms.'), inDoubt],
  ['a reply that the SDK waited for in vain', new Error('Twilsock: request timeout: TM1'), inDoubt],
  ['something that is no error', undefined, inDoubt],
  ['no status', { status: 0 }, inDoubt],
  ['a gateway that is down', answer(503), inDoubt],
  ['a server that failed', answer(500, 20500), inDoubt],
  ['a gateway that gave up', answer(504), inDoubt],
  ['a request that never left', new Error('Unable to connect: Token expired'), later],
  ['Twilio that is down', answer(503, 20503), later],
  ['too many requests', answer(429, 20429), later],
  ['too many actions, whatever the status', answer(400, 50063), later],
  ['a token that has ended', answer(401, 20003), later],
  ['a socket that does not pass it on', { reply: { status: { code: 403 } } }, later],
  ['a socket whose other end failed', { reply: { status: { code: 502 } } }, inDoubt],
  ['a long text', answer(400, 50504), refused('too-long')],
  ['long attributes', answer(400, 50303), refused('too-long')],
  ['a large request', answer(413), refused('too-long')],
  ['a closed conversation', answer(400, 50377), refused('chat-over')],
  ['a conversation that the visitor was taken out of', answer(403, 50430), refused('chat-over')],
  ['no conversation', answer(404, 20404), refused('chat-over')],
  ['a role that may not', answer(403, 50107), refused('not-allowed')],
  ['anything else that is wrong', answer(400, 20001), refused('refused')],
])('%s', (_, error, outcome) => {
  expect(toSendOutcome(error)).toEqual(outcome);
});
