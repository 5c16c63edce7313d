import { expect, test } from 'vitest';
import { parseSession } from './parse-session.ts';
import type { Session } from './session.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const dayMs = 86_400_000;
const session: Session = {
  v: 1,
  token: 'a.b.c',
  conversationSid: `CH${'a1'.repeat(16)}`,
  identity: 'guest-1',
  expiresAt: now + 3_600_000,
  startedAt: now - 1000,
  phone: '+14155552671',
  userId: 'u1',
  isPanelOpen: true,
  seenIndex: -1,
};

test('a session is read as it was stored', () => {
  expect(parseSession(JSON.parse(JSON.stringify(session)), now)).toEqual(session);
  const { phone: _, userId: __, ...anonymous } = session;
  expect(parseSession(anonymous, now)).toEqual(anonymous);
});

test('what does not belong to it is left behind', () => {
  expect(parseSession({ ...session, role: 'admin' }, now)).toEqual(session);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'starting'],
  ['a list', [session]],
  ['another version', { ...session, v: 2 }],
  ['no version', { ...session, v: undefined }],
  ['a token that is none', { ...session, token: 'abc' }],
  ['a token with a line', { ...session, token: 'a.b.c\nx' }],
  ['a token without an end', { ...session, token: `a.b.${'c'.repeat(4096)}` }],
  ['another kind of SID', { ...session, conversationSid: `IS${'1'.repeat(32)}` }],
  ['a SID of other letters', { ...session, conversationSid: `CH${'G'.repeat(32)}` }],
  ['a SID that is too long', { ...session, conversationSid: `CH${'1'.repeat(33)}` }],
  ['no identity', { ...session, identity: undefined }],
  ['an identity without an end', { ...session, identity: 'x'.repeat(257) }],
  ['an end that is a text', { ...session, expiresAt: '2026' }],
  ['an end that is no number', { ...session, expiresAt: Number.NaN }],
  ['an end without bounds', { ...session, expiresAt: Infinity }],
  ['no start', { ...session, startedAt: undefined }],
  ['a start before all time', { ...session, startedAt: -1 }],
  ['a phone that is none', { ...session, phone: '415' }],
  ['a phone that is null', { ...session, phone: null }],
  ['a user ID without an end', { ...session, userId: 'x'.repeat(257) }],
  ['a user ID that is a number', { ...session, userId: 7 }],
  ['a panel that is neither', { ...session, isPanelOpen: 'true' }],
  ['a count that is none', { ...session, seenIndex: 1.5 }],
  ['a count below none', { ...session, seenIndex: -2 }],
  ['inherited fields', Object.create(session)],
])('%s is no session', (_what, value) => {
  expect(parseSession(value, now)).toBeUndefined();
});

test('one that no Function takes up any more is none', () => {
  expect(parseSession({ ...session, expiresAt: now - 30 * dayMs }, now)).toBeDefined();
  expect(parseSession({ ...session, expiresAt: now - 30 * dayMs - 1 }, now)).toBeUndefined();
});

test('a token that seems to live for more than a day counts as ended: the clock was set back', () => {
  expect(parseSession({ ...session, expiresAt: now + dayMs }, now)?.expiresAt).toBe(now + dayMs);
  expect(parseSession({ ...session, expiresAt: now + dayMs + 1 }, now)?.expiresAt).toBe(now);
});
