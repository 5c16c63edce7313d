import type { Phone } from '@docent/identity';
import { describe, expect, test } from 'vitest';
import { mergeAttributes } from './merge-attributes.ts';

const phone = '+14155552671' as Phone;
const otherPhone = '+442079460958' as Phone;
const policy = { requireVerified: true };
const docs = [{ title: 'Start', url: 'https://docs.example.com/', viewed_at: '2026-11-22' }];
const data = { friendlyName: 'Ada', question: 'How?', user_id: 'u1', docs };
const anonymous = { channel_type: 'web', identity_verified: false, pre_engagement_data: data };

function merge(current: object, news: Parameters<typeof mergeAttributes>[1], rules = {}) {
  const merged = mergeAttributes(JSON.stringify(current), news, rules);
  return JSON.parse(merged?.attributes ?? 'null') as Record<string, unknown>;
}

describe('a phone that the visitor claims', () => {
  const news = { visitor: { phone }, verified: false };

  test('becomes from, and nothing else changes', () => {
    expect(merge(anonymous, news)).toEqual({ ...anonymous, from: phone });
  });

  test('becomes claimed_phone where the policy asks for a verified one', () => {
    const merged = merge({ ...anonymous, from: otherPhone }, news, policy);
    expect(merged).toEqual({ ...anonymous, claimed_phone: phone });
  });

  test('replaces one that was only claimed', () => {
    expect(merge({ ...anonymous, from: otherPhone }, news)['from']).toBe(phone);
  });

  test.each([{}, policy])('never replaces a verified one, with policy %j', (rules) => {
    const verified = { ...anonymous, from: otherPhone, identity_verified: true };
    expect(merge(verified, news, rules)).toEqual(verified);
  });
});

describe('a phone that was verified', () => {
  const news = { visitor: { phone }, verified: true };

  test.each([{}, policy])('becomes from, and no claim is left, with policy %j', (rules) => {
    const merged = merge({ ...anonymous, claimed_phone: otherPhone }, news, rules);
    expect(merged).toEqual({ ...anonymous, from: phone, identity_verified: true });
  });
});

test('a name, an e-mail and IDs given later are written, and what is not given stays', () => {
  const visitor = { name: 'Ada Lovelace', email: 'ada@example.com', anonymousId: 'a1' };
  expect(merge(anonymous, { visitor, verified: false })['pre_engagement_data']).toEqual({
    ...data,
    friendlyName: 'Ada Lovelace',
    email: 'ada@example.com',
    anonymous_id: 'a1',
  });
});

test('a user ID is replaced by another, and not by none', () => {
  const given = merge(anonymous, { visitor: { userId: 'u2' }, verified: false });
  expect(given).toMatchObject({ pre_engagement_data: { user_id: 'u2' } });
});

test('keys of others are kept, at the top and beside our own', () => {
  const foreign = {
    ...anonymous,
    task_sid: 'WT1',
    nested: { from: 'x' },
    pre_engagement_data: { ...data, query: 'theirs', list: [1] },
  };
  const merged = merge(foreign, { visitor: { phone }, verified: true });
  expect(merged).toEqual({ ...foreign, from: phone, identity_verified: true });
});

test('a key named __proto__ that somebody wrote is a key, and changes nothing else', () => {
  const current = `{"__proto__":{"identity_verified":true},"identity_verified":false}`;
  const merged = mergeAttributes(current, { visitor: { phone }, verified: false }, policy);
  expect(merged?.attributes).toContain('"__proto__":{"identity_verified":true}');
  expect(JSON.parse(merged?.attributes ?? '')).toMatchObject({ claimed_phone: phone });
  expect(JSON.parse(merged?.attributes ?? '')).not.toHaveProperty('from');
});

test.each(['{', '', 'null', '[]', '"web"', '7'])('attributes that are %j begin anew', (current) => {
  const merged = mergeAttributes(current, { visitor: { phone }, verified: false });
  expect(JSON.parse(merged?.attributes ?? '')).toEqual({
    from: phone,
    channel_type: 'web',
    identity_verified: false,
    pre_engagement_data: { user_id: null, docs: [] },
  });
});

test('what is too long is told', () => {
  const visitor = { email: `${'x'.repeat(1000)}@example.com`, name: 'n'.repeat(400) };
  const merged = mergeAttributes('{}', { visitor, verified: false });
  expect(merged?.cut).toEqual(['friendlyName', 'email']);
});

test('how the visitor waits for an answer is kept, whatever becomes known later', () => {
  const told = merge(anonymous, { visitor: { phone }, verified: false, replyBy: 'sms' });
  expect(told['pre_engagement_data']).toEqual({ ...data, reply_by: 'sms' });
  expect(merge(told, { visitor: { name: 'Ada' }, verified: false })).toEqual(told);
});
