import { expect, test } from 'vitest';
import { parseChannelAttributes } from './parse-attributes.ts';

const attributes = {
  from: '+14155552671',
  channel_type: 'web',
  identity_verified: true,
  pre_engagement_data: {
    friendlyName: 'Ada',
    reply_by: 'sms',
    user_id: null,
    page: { url: 'https://docs.example.com/', title: 'Docs' },
    docs: [{ title: 'A', url: 'https://docs.example.com/a', viewed_at: '2026-11-22T10:00:00Z' }],
  },
};
const { pre_engagement_data: data } = attributes;

test('attributes are read from an object and from its JSON', () => {
  expect(parseChannelAttributes(attributes)).toEqual({ ok: true, attributes });
  expect(parseChannelAttributes(JSON.stringify(attributes))).toEqual({ ok: true, attributes });
});

test('keys that the contract does not have are dropped, at every depth', () => {
  const page = { ...data.page, secret: 1 };
  const docs = data.docs.map((doc) => ({ ...doc, secret: 1 }));
  const more = {
    ...attributes,
    pre_engagement_data: { ...data, page, docs, secret: 1 },
    vip: true,
  };
  expect(parseChannelAttributes(more)).toEqual({ ok: true, attributes });
});

test('a way to answer that there is not is refused', () => {
  const wrong = { ...attributes, pre_engagement_data: { ...data, reply_by: 'fax' } };
  expect(parseChannelAttributes(wrong)).toMatchObject({ ok: false, reason: 'wrong-shape' });
});

test('a prototype gives nothing', () => {
  const text = JSON.stringify({ ...attributes, from: undefined });
  const poisoned = text.replace('{', '{"__proto__":{"from":"+14155552671"},"constructor":{"a":1},');
  const parsed = parseChannelAttributes(poisoned);
  expect(parsed.ok && parsed.attributes.from).toBeUndefined();
  expect(parseChannelAttributes(Object.create(attributes))).toMatchObject({ ok: false });
});

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

test.each<[string, unknown, string]>([
  ['text that is not JSON', '{from', 'not-json'],
  ['an empty text', '', 'not-json'],
  ['a cycle', cyclic, 'not-json'],
  [
    'a getter that throws',
    {
      get from() {
        throw new Error('no');
      },
    },
    'not-json',
  ],
  ['nothing', undefined, 'not-an-object'],
  ['null', null, 'not-an-object'],
  ['a list', [attributes], 'not-an-object'],
  ['a number', 7, 'not-an-object'],
  ['more than 16 KB', { ...attributes, more: 'é'.repeat(8_200) }, 'too-large'],
  ['a megabyte of text', '['.repeat(1_000_000), 'too-large'],
  ['another channel', { ...attributes, channel_type: 'sms' }, 'other-channel'],
  ['no channel', { from: '+14155552671' }, 'other-channel'],
  ['a phone in national form', { ...attributes, from: '(415) 555-2671' }, 'wrong-phone'],
  ['a phone that is null', { ...attributes, from: null }, 'wrong-phone'],
  ['a claimed phone that is none', { ...attributes, claimed_phone: 'me' }, 'wrong-phone'],
  ['a verification that is text', { ...attributes, identity_verified: 'true' }, 'wrong-shape'],
  ['no verification', { ...attributes, identity_verified: undefined }, 'wrong-shape'],
  ['no data', { ...attributes, pre_engagement_data: undefined }, 'wrong-shape'],
  [
    'docs that are no list',
    { ...attributes, pre_engagement_data: { ...data, docs: {} } },
    'wrong-shape',
  ],
  [
    'a doc without a URL',
    { ...attributes, pre_engagement_data: { ...data, docs: [{ title: 'A' }] } },
    'wrong-shape',
  ],
  [
    'a name that is a number',
    { ...attributes, pre_engagement_data: { ...data, friendlyName: 7 } },
    'wrong-shape',
  ],
])('%s is refused', (_what, value, reason) => {
  expect(parseChannelAttributes(value)).toMatchObject({ ok: false, reason });
});
