import { describe, expect, test } from 'vitest';
import { toPseudonym } from '../identity/pseudonym.ts';
import { identifyVisitor, type IdentifyRequest } from './identify-visitor.ts';
import {
  claimed,
  conversationSid,
  guest,
  otherPhone,
  person,
  phone,
  settings,
  setUpChat,
  verified,
  type RunningChat,
} from './testing/running-chat.ts';
import { signIdentity } from './testing/sign-identity.ts';

const anonymous = {
  channel_type: 'web',
  identity_verified: false,
  pre_engagement_data: { user_id: null, docs: [] },
};
const startName = (jti: string) =>
  toPseudonym(settings.pseudonymSecret, 'start', `token:k1:${jti}`);

async function identify(chat: RunningChat, news: Partial<IdentifyRequest>) {
  const request = { token: await chat.token(), conversationSid, visitor: {}, ...news };
  return identifyVisitor(request, chat.tools);
}

describe('a phone without an identity token', () => {
  test('becomes from, and the chat stays unverified', async () => {
    const chat = setUpChat({ attributes: anonymous });
    expect(await identify(chat, { visitor: { phone } })).toEqual({ verified: false, cut: [] });
    expect(chat.attributes()).toEqual({ ...anonymous, from: phone });
    expect(chat.writes).toEqual(['save']);
  });

  test('is what an answer by SMS goes to; without one there is none', async () => {
    const chat = setUpChat({ attributes: anonymous });
    await identify(chat, { visitor: { name: 'Ada' }, replyBy: 'sms' });
    expect(chat.attributes()['pre_engagement_data']).not.toHaveProperty('reply_by');
    await identify(chat, { visitor: { phone }, replyBy: 'sms' });
    expect(chat.attributes()).toMatchObject({ pre_engagement_data: { reply_by: 'sms' } });
  });

  test('becomes claimed_phone where only verified ones count', async () => {
    const chat = setUpChat({ attributes: anonymous, settings: { requireVerified: true } });
    await identify(chat, { visitor: { phone } });
    expect(chat.attributes()).toEqual({ ...anonymous, claimed_phone: phone });
  });

  test('that says it is verified is not', async () => {
    const chat = setUpChat({ attributes: anonymous });
    const said = await identify(chat, { visitor: { phone, source: 'verified' } });
    expect(said.verified).toBe(false);
    expect(chat.attributes()).toMatchObject({ identity_verified: false });
  });

  test('corrects one that was only claimed', async () => {
    const chat = setUpChat({ attributes: claimed() });
    await identify(chat, { visitor: { phone: otherPhone } });
    expect(chat.attributes()).toMatchObject({ from: otherPhone, identity_verified: false });
  });

  test('of a verified visitor may be said again', async () => {
    const chat = setUpChat({ attributes: verified() });
    const said = await identify(chat, { visitor: { phone, name: 'Ada' } });
    expect(said).toEqual({ verified: true, cut: [] });
    expect(chat.attributes()).toMatchObject({
      from: phone,
      identity_verified: true,
      pre_engagement_data: { friendlyName: 'Ada' },
    });
  });

  test.each([
    ['by its attributes', guest, verified()],
    ['by its identity', person, anonymous],
    ['perhaps', guest, claimed({ identity_verified: 'true' })],
  ])('does not replace that of a chat verified %s', async (_how, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    await expect(identify(chat, { visitor: { phone: otherPhone } })).rejects.toMatchObject({
      code: 'other-person',
    });
    expect(chat.writes).toEqual([]);
  });
});

test('a name given later is the name', async () => {
  const chat = setUpChat({ attributes: claimed() });
  await identify(chat, { visitor: { name: 'Ada' } });
  const pre_engagement_data = { user_id: null, docs: [], friendlyName: 'Ada' };
  expect(chat.attributes()).toEqual(claimed({ pre_engagement_data }));
});

describe('an identity token', () => {
  test('verifies the chat, wins over what the page says, and takes its name', async () => {
    const chat = setUpChat({
      attributes: claimed({ from: otherPhone, claimed_phone: otherPhone }),
    });
    const identityToken = await signIdentity({ name: 'Ada', sub: 'u1' });
    const visitor = { phone: otherPhone, name: 'Eve', email: 'ada@example.com' };
    expect(await identify(chat, { visitor, identityToken })).toEqual({ verified: true, cut: [] });
    expect(chat.attributes()).toEqual({
      from: phone,
      channel_type: 'web',
      identity_verified: true,
      pre_engagement_data: {
        friendlyName: 'Ada',
        email: 'ada@example.com',
        user_id: 'u1',
        docs: [],
      },
    });
    expect(chat.writes).toEqual([`save ${startName('token-0001')}`]);
  });

  test('that was used before is refused, and changes nothing', async () => {
    const chat = setUpChat({ attributes: claimed(), taken: [startName('token-0001')] });
    await expect(identify(chat, { identityToken: await signIdentity() })).rejects.toMatchObject({
      code: 'identity-refused',
    });
    expect(chat.writes).toEqual([]);
    expect(chat.attributes()).toEqual(claimed());
  });

  test.each([
    ['by its attributes', guest, verified()],
    ['by its identity', person, claimed()],
  ])('does not take its name in a chat that is verified %s', async (_how, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    const identityToken = await signIdentity({ jti: 'token-0002' });
    expect(await identify(chat, { identityToken })).toEqual({ verified: true, cut: [] });
    expect(chat.writes).toEqual(['save']);
  });

  test.each([
    ['by its attributes', guest, verified()],
    ['by its identity', person, '{}'],
  ])('of somebody else does not take a chat verified %s', async (_how, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    const identityToken = await signIdentity({ phone: otherPhone });
    await expect(identify(chat, { identityToken })).rejects.toMatchObject({ code: 'other-person' });
    expect(chat.writes).toEqual([]);
  });
});

test('attributes without room for the phone are left as they are', async () => {
  const chat = setUpChat({ attributes: claimed({ from: undefined, theirs: 'x'.repeat(16_270) }) });
  await expect(identify(chat, { visitor: { phone } })).rejects.toMatchObject({ code: 'too-large' });
  expect(chat.writes).toEqual([]);
});

test('what had to be cut is told', async () => {
  const chat = setUpChat({ attributes: anonymous });
  const said = await identify(chat, { visitor: { email: `${'x'.repeat(400)}@example.com` } });
  expect(said.cut).toEqual(['email']);
});
