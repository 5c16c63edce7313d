import { describe, expect, test } from 'vitest';
import { parseRateChat, rateChat } from './rate-chat.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import { createFakeRatings } from './testing/fake-ratings.ts';
import {
  claimed,
  conversationSid,
  guest,
  setUpChat,
  verified,
  type RunningChat,
} from './testing/running-chat.ts';

const rated_at = '2026-11-22T12:00:00.000Z';
const task = { workspaceSid: 'WS1', sid: 'WT1', attributes: '{"name":"Ada"}' };

function setUp(setup: Parameters<typeof setUpChat>[0] = {}) {
  const chat = setUpChat(setup);
  const kept = createFakeRatings(guest, '{"avatar":"a.png"}');
  const user = () => JSON.parse(kept.users.get(guest) ?? '') as Record<string, unknown>;
  const tools = { ...chat.tools, ratings: kept.ratings };
  const rate = async (more: object = {}, token = chat.token()) =>
    rateChat({ token: await token, conversationSid, score: 4, ...more }, tools);
  return { chat, kept, user, rate };
}

test('a chat that is closed is rated where it can still be: with its visitor', async () => {
  const { chat, user, rate } = setUp({ state: 'closed' });
  expect(await rate({ comment: ' Quick. ' })).toEqual({ rated: true });
  expect(user()).toEqual({
    avatar: 'a.png',
    ratings: [{ conversation_sid: conversationSid, score: 4, comment: 'Quick.', rated_at }],
  });
  expect(chat.writes).toEqual([]);
});

test('an open chat is rated in its own attributes', async () => {
  const { chat, user, rate } = setUp();
  await rate();
  expect(chat.attributes()).toEqual({ ...claimed(), rating: { score: 4, rated_at } });
  expect(user()).toEqual({ avatar: 'a.png' });
});

test('the last word counts', async () => {
  const { user, rate } = setUp({ state: 'closed' });
  await rate({ comment: 'Good' });
  await rate({ score: 1 });
  expect(user()['ratings']).toEqual([{ conversation_sid: conversationSid, score: 1, rated_at }]);
});

test('the task gets the score, and nothing that was typed', async () => {
  const { kept, rate } = setUp({ state: 'closed' });
  kept.task = task;
  await rate({ comment: 'Quick.' });
  expect(JSON.parse(kept.task.attributes)).toEqual({ name: 'Ada', conversations: { csat: 4 } });
});

test('a task that cannot be reached costs no rating', async () => {
  const { kept, user, rate } = setUp({ state: 'closed' });
  kept.isTaskDown = true;
  expect(await rate()).toEqual({ rated: true });
  expect(user()['ratings']).toHaveLength(1);
});

test('what nobody can read is not kept', async () => {
  const { user, rate } = setUp({ state: 'closed' });
  await rate({ comment: 'a\u0000\ud800b\nc\u0007' });
  expect(user()['ratings']).toMatchObject([{ comment: 'a  b\nc' }]);
});

test('a chat is rated for as long as its transcript is read, a verified one for minutes', async () => {
  const { chat, rate } = setUp({ state: 'closed' });
  expect(await rate({}, chat.token(20 * 3600))).toEqual({ rated: true });
  const other = setUp({ state: 'closed', attributes: verified() });
  await expect(other.rate({}, other.chat.token(2 * 3600))).rejects.toMatchObject({
    code: 'token-refused',
  });
  expect(other.user()).toEqual({ avatar: 'a.png' });
});

describe('refuses, and keeps nothing', () => {
  async function refused(token: (chat: RunningChat) => Promise<string>, sid = conversationSid) {
    const { chat, kept, user, rate } = setUp({ state: 'closed' });
    kept.task = task;
    const error = await rate({ conversationSid: sid }, token(chat)).catch((one: unknown) => one);
    expect([chat.writes, user(), kept.task]).toEqual([[], { avatar: 'a.png' }, task]);
    return error;
  }

  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    expect(await refused(make)).toMatchObject({ code: 'token-refused' });
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    expect(await refused((chat) => chat.token(), sid)).toMatchObject({ code: 'chat-not-found' });
  });

  test('a chat of others', async () => {
    const error = await refused((chat) => chat.token(0, 'guest-eve'));
    expect(error).toMatchObject({ code: 'chat-not-found' });
  });
});

test.each<readonly [wrong: string, body: unknown]>([
  ...badBodies.map(([wrong, body]) => [wrong, withScore(body, 4)] as const),
  ...[0, 6, 2.5, '4', null, undefined, Number.NaN, [4]].map(
    (score) => [`the score ${String(score)}`, { token: 't', conversationSid, score }] as const,
  ),
  ['a long comment', { token: 't', conversationSid, score: 4, comment: 'a'.repeat(1001) }],
  ['a comment of another type', { token: 't', conversationSid, score: 4, comment: {} }],
])('a body with %s is no request', (_wrong, body) => {
  expect(() => parseRateChat(body)).toThrow(expect.objectContaining({ code: 'wrong-request' }));
});

function withScore(body: unknown, score: number): unknown {
  const isPlain = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isPlain ? Object.assign(body, { score }) : body;
}
