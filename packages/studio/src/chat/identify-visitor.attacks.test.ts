import { describe, expect, test } from 'vitest';
import { identifyVisitor, parseIdentifyVisitor } from './identify-visitor.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import {
  claimed,
  conversationSid,
  noon,
  phone,
  settings,
  setUpChat,
} from './testing/running-chat.ts';
import { signIdentity } from './testing/sign-identity.ts';

const visitor = { phone };

describe('refuses, and changes nothing', () => {
  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    const chat = setUpChat();
    const request = { token: await make(chat), conversationSid, visitor };
    await expect(identifyVisitor(request, chat.tools)).rejects.toMatchObject({
      code: 'token-refused',
    });
    expect(chat.calls).toEqual([]);
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    const chat = setUpChat();
    const request = { token: await chat.token(), conversationSid: sid, visitor };
    await expect(identifyVisitor(request, chat.tools)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    expect(chat.writes).toEqual([]);
  });

  test('the chat of another identity, even with a good identity token', async () => {
    const chat = setUpChat();
    const token = await chat.token(0, 'guest-eve');
    const request = { token, conversationSid, visitor, identityToken: await signIdentity() };
    await expect(identifyVisitor(request, chat.tools)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    expect(chat.writes).toEqual([]);
  });

  test('a chat that is over', async () => {
    const chat = setUpChat({ state: 'closed' });
    const request = { token: await chat.token(), conversationSid, visitor };
    await expect(identifyVisitor(request, chat.tools)).rejects.toMatchObject({
      code: 'chat-closed',
    });
    expect(chat.writes).toEqual([]);
  });

  test.each([
    ['of another key', () => signIdentity({}, 'another-secret-of-32-characters-00')],
    ['of the key of chat tokens', () => signIdentity({}, settings.apiKeySecret)],
    ['for another audience', () => signIdentity({ aud: 'other' })],
    ['that has ended', () => signIdentity({ iat: noon / 1000 - 900, exp: noon / 1000 - 300 })],
    ['without a jti', () => signIdentity({ jti: null as never })],
    ['without a phone', () => signIdentity({ phone: undefined })],
    ['that is a chat token', () => setUpChat().token()],
    ['that is none', async () => 'x'],
  ])('an identity token %s', async (_wrong, make) => {
    const chat = setUpChat({ attributes: claimed() });
    const token = await chat.token();
    const request = { token, conversationSid, visitor, identityToken: await make() };
    await expect(identifyVisitor(request, chat.tools)).rejects.toMatchObject({
      code: 'identity-refused',
    });
    expect(chat.writes).toEqual([]);
  });
});

const base = { token: 't', conversationSid };

test.each<[string, unknown]>([
  ...badBodies,
  ['neither a visitor nor an identity token', base],
  ['a text as visitor', { ...base, visitor: 'Ada' }],
  ['null as visitor', { ...base, visitor: null }],
  ['a number as phone', { ...base, visitor: { phone: 14155552671 } }],
  ['a list as phone', { ...base, visitor: { phone: [phone] } }],
  ['an unknown key of the visitor', { ...base, visitor: { fone: phone } }],
  ['verified as a claim', { ...base, visitor: { phone, identity_verified: true } }],
  ['a huge name', { ...base, visitor: { name: 'n'.repeat(100_000) } }],
  ['__proto__ in the visitor', { ...base, visitor: JSON.parse('{"__proto__":{"phone":"x"}}') }],
  ['an object as identity token', { ...base, identityToken: {} }],
  ['an empty identity token', { ...base, identityToken: '' }],
])('a body with %s is no request', (_wrong, body) => {
  expect(() => parseIdentifyVisitor(body)).toThrow(
    expect.objectContaining({ code: 'wrong-request' }),
  );
});

test('a phone that is none is refused, and not repeated', () => {
  const body = { ...base, visitor: { phone: '12345', country: 'US' } };
  expect(() => parseIdentifyVisitor(body)).toThrow(
    expect.objectContaining({ code: 'wrong-phone', message: expect.not.stringContaining('12345') }),
  );
});

test('a phone in national form is read with its country', () => {
  const body = { ...base, visitor: { phone: '(415) 555-2671', country: 'US' } };
  expect(parseIdentifyVisitor(body)).toEqual({ ...base, visitor });
});
