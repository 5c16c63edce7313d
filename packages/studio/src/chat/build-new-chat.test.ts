import type { Phone } from '@docent/identity';
import { expect, test } from 'vitest';
import { buildNewChat } from './build-new-chat.ts';
import { parseStartChat } from './parse-start-chat.ts';

const phone = '+14155552671' as Phone;
const settings = { pseudonymSecret: 'a secret of 32 characters or more', requireVerified: false };
const nobody = { visitor: {} };
const token = { phone, jti: 'token-0001', kid: 'k1' };

function build(body: object, options: BuildOptions = {}) {
  const { verified, requestId = 'r1', guestId = 'g1' } = options;
  return buildNewChat({ request: parseStartChat(body), verified, requestId, guestId, settings });
}

interface BuildOptions {
  verified?: Parameters<typeof buildNewChat>[0]['verified'];
  requestId?: string;
  guestId?: string;
}

test('a verified visitor is the same person in every chat', () => {
  const one = build(nobody, { verified: token, requestId: 'r1' }).chat;
  const other = build(nobody, { verified: { ...token, jti: 'token-0002' }, requestId: 'r2' }).chat;
  expect(one.identity).toMatch(/^person-/);
  expect(other.identity).toBe(one.identity);
  expect(other.uniqueName).not.toBe(one.uniqueName);
});

test('a claimed phone gives nobody an identity', () => {
  const claimed = { visitor: { phone } };
  const one = build(claimed, { guestId: 'g1' }).chat;
  expect(one.identity).toMatch(/^guest-/);
  expect(build(claimed, { guestId: 'g2' }).chat.identity).not.toBe(one.identity);
  expect(build(nobody, { guestId: 'g1' }).chat.identity).toBe(one.identity);
});

test('a token has one name, whatever the request; its mark is that of the request', () => {
  const one = build(nobody, { verified: token, requestId: 'r1' }).chat;
  const again = build(nobody, { verified: token, requestId: 'r2' }).chat;
  expect(again.uniqueName).toBe(one.uniqueName);
  expect(again.mark).not.toBe(one.mark);
  expect(build(nobody, { verified: { ...token, kid: 'k2' } }).chat.uniqueName).not.toBe(
    one.uniqueName,
  );
});

test('a request ID cannot be made to be the name of a token', () => {
  const { uniqueName } = build(nobody, { verified: token }).chat;
  expect(build(nobody, { requestId: 'token:k1:token-0001' }).chat.uniqueName).not.toBe(uniqueName);
});

test('what a token says wins over what the page claims', () => {
  const visitor = { phone: '+14155550199', name: 'Eve', email: 'eve@example.com', userId: 'u1' };
  const { chat } = build({ visitor }, { verified: { ...token, name: 'Ada' } });
  expect(chat.name).toBe('Ada');
  expect(chat.attributes).toMatchObject({
    from: phone,
    identity_verified: true,
    pre_engagement_data: { friendlyName: 'Ada', email: 'eve@example.com', user_id: 'u1' },
  });
});

test.each(['+1 415 555 2671', '4155552671', 'Ada (415) 555-2671', '٤١٥٥٥٥٢٦٧١'])(
  'shows nobody %s as a name',
  (name) => {
    expect(build({ visitor: { name } }).chat).not.toHaveProperty('name');
  },
);

test('shows a name with few digits', () => {
  expect(build({ visitor: { name: 'Ada 1815' } }).chat.name).toBe('Ada 1815');
});

test('keeps the latest docs, in whatever order they came, and says that others were cut', () => {
  const trail = Array.from({ length: 30 }, (_, index) => ({
    title: `Doc ${index}`,
    url: `https://docs.example.com/${index}`,
    viewedAt: 1_780_000_000_000 + index,
  }));
  const { chat, cut } = build({ trail: trail.toReversed() });
  const titles = chat.attributes.pre_engagement_data.docs.map(({ title }) => title);
  expect(titles).toEqual(trail.slice(10).map(({ title }) => title));
  expect(cut).toEqual(['docs']);
});

test('says that the answer comes by SMS, where there is a phone for it', () => {
  const toReplyBy = (body: object) => build(body).chat.attributes.pre_engagement_data.reply_by;
  expect(toReplyBy({ visitor: { phone }, replyBy: 'sms' })).toBe('sms');
  expect(toReplyBy({ visitor: {}, replyBy: 'sms' })).toBeUndefined();
  expect(toReplyBy({ visitor: { phone } })).toBeUndefined();
  const { attributes } = build({ ...nobody, replyBy: 'sms' }, { verified: token }).chat;
  expect(attributes.pre_engagement_data.reply_by).toBe('sms');
});
