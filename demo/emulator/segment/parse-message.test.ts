import { describe, expect, test } from 'vitest';
import type { JsonObject, MessageType } from './messages.ts';
import { parseMessage, type DiscardCode, type Envelope } from './parse-message.ts';

const receivedAt = Date.parse('2026-03-02T12:00:00.000Z');
const page = { anonymousId: 'a1', messageId: 'm1' };

function accept(raw: unknown, envelope: Partial<Envelope> = { type: 'page' }) {
  const parsed = parseMessage(raw, { receivedAt, ...envelope });
  if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.why}`);
  return parsed.message;
}

const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`p${index}`, index]));

describe('drops', () => {
  test.each<[raw: unknown, type: MessageType | undefined, code: DiscardCode]>([
    [null, 'page', 'bad_request'],
    [[], 'page', 'bad_request'],
    ['page', 'page', 'bad_request'],
    [page, undefined, 'bad_request'],
    [{ ...page, type: 'sing' }, undefined, 'bad_request'],
    [{ ...page, type: 'constructor' }, undefined, 'bad_request'],
    [{ ...page, type: ['page'] }, undefined, 'bad_request'],
    [{}, 'page', 'no_user_anon_id'],
    [{ userId: null, anonymousId: null }, 'page', 'no_user_anon_id'],
    [{ userId: 7 }, 'page', 'id_not_string'],
    [{ userId: '', anonymousId: 'a' }, 'page', 'id_not_string'],
    [{ userId: 'u', anonymousId: ['a'] }, 'page', 'id_not_string'],
    [page, 'track', 'event_not_defined'],
    [{ ...page, event: '' }, 'track', 'event_not_defined'],
    [{ ...page, event: null }, 'track', 'event_not_defined'],
    [{ ...page, event: 0 }, 'track', 'event_not_string'],
    [{ ...page, event: {} }, 'track', 'event_not_string'],
    [{ ...page, name: 7 }, 'page', 'name_not_string'],
    [{ ...page, name: '' }, 'page', 'name_not_string'],
    [{ ...page, name: [] }, 'screen', 'name_not_string'],
    [{ ...page, category: false }, 'page', 'category_not_string'],
    [{ ...page, category: '' }, 'screen', 'category_not_string'],
    [{ ...page, properties: 'none' }, 'page', 'properties_not_object'],
    [{ ...page, properties: [] }, 'page', 'properties_not_object'],
    [{ ...page, traits: 'none' }, 'identify', 'traits_not_object'],
    [{ ...page, traits: [1] }, 'group', 'traits_not_object'],
    [{ ...page, messageId: 'm'.repeat(101) }, 'page', 'dropped_by_unify'],
    [{ ...page, properties: many }, 'page', 'dropped_by_unify'],
    [{ ...page, traits: many }, 'identify', 'dropped_by_unify'],
    [page, 'group', 'dropped_by_unify'],
    [{ ...page, groupId: 7 }, 'group', 'dropped_by_unify'],
    [{ ...page, groupId: 'g'.repeat(501) }, 'group', 'dropped_by_unify'],
    [{ ...page, timestamp: '1969-12-31T23:59:59Z' }, 'page', 'dropped_by_unify'],
  ])('%j as %s: %s', (raw, type, code) => {
    const parsed = parseMessage(raw, { receivedAt, ...(type && { type }) });
    expect(parsed).toMatchObject({ ok: false, code });
    expect(parsed).toHaveProperty('why', expect.stringMatching(/^[A-Z`].+\.$/));
  });
});

describe('takes', () => {
  test.each<[raw: JsonObject, type: MessageType]>([
    [{ userId: 'u' }, 'page'],
    [{ anonymousId: 'a', userId: null }, 'identify'],
    [{ ...page, name: null, category: null, properties: null }, 'page'],
    [{ ...page, event: 'Doc Read' }, 'track'],
    // Only pages and screens have a name that is checked.
    [{ ...page, event: 'Doc Read', name: 7 }, 'track'],
    [{ ...page, groupId: 'g'.repeat(500) }, 'group'],
    [{ ...page, messageId: 'm'.repeat(100) }, 'page'],
    [{ ...page, previousId: 'b' }, 'alias'],
    [{ ...page, timestamp: '1970-01-01T00:00:00Z' }, 'page'],
  ])('%j as %s', (raw, type) => {
    expect(accept(raw, { type }).type).toBe(type);
  });

  test('300 properties', () => {
    const { p0: _, ...properties } = many;
    expect(Object.keys(accept({ ...page, properties }).properties)).toHaveLength(300);
  });
});

test('a path outranks the type that the message says', () => {
  expect(accept({ ...page, type: 'identify' }, { type: 'page' })).toMatchObject({
    type: 'page',
    event: 'Page Viewed',
    body: { type: 'page' },
  });
});

test('a message of a batch says its type itself', () => {
  expect(accept({ ...page, type: 'screen', name: 'Home' }, {})).toMatchObject({
    event: 'Screen Viewed',
    properties: { screen_name: 'Home' },
  });
});

test('a page is named in its properties', () => {
  const { event, properties } = accept({ ...page, name: 'Start', properties: { title: 'T' } });
  expect(event).toBe('Page Viewed');
  expect(properties).toEqual({ title: 'T', page_name: 'Start' });
});

test('identify, group and alias are no events', () => {
  for (const type of ['identify', 'group', 'alias'] as const) {
    expect(accept({ ...page, groupId: 'g' }, { type }).event).toBeNull();
  }
});

test('the traits of a group are no traits of the user', () => {
  const raw = { ...page, groupId: 'g', traits: { plan: 'pro' } };
  expect(accept(raw, { type: 'group' })).toMatchObject({ groupId: 'g', traits: {} });
  expect(accept(raw, { type: 'identify' })).toMatchObject({
    groupId: undefined,
    traits: { plan: 'pro' },
  });
});

test.each([undefined, null, '', 7, {}])(
  'a messageId %j is replaced by one of its own',
  (messageId) => {
    const first = accept({ anonymousId: 'a', messageId });
    const second = accept({ anonymousId: 'a', messageId });
    expect(first.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.messageId).not.toBe(second.messageId);
    expect(first.body['messageId']).toBe(first.messageId);
  },
);

test('the write key does not travel on', () => {
  expect(accept({ ...page, writeKey: 'secret' }).body).not.toHaveProperty('writeKey');
});

test('what a batch says of all its messages holds where a message says nothing', () => {
  const envelope = {
    type: 'page' as const,
    sentAt: '2026-03-02T13:00:00.000Z',
    context: { locale: 'en', app: 'site' },
    integrations: { All: false },
  };
  const raw = { ...page, timestamp: '2026-03-02T12:59:00.000Z', context: { locale: 'de' } };
  const { timestamp, body } = accept(raw, envelope);
  expect(timestamp).toBe(receivedAt - 60_000);
  expect(body).toMatchObject({
    context: { locale: 'de', app: 'site' },
    integrations: { All: false },
    originalTimestamp: '2026-03-02T12:59:00.000Z',
    timestamp: '2026-03-02T11:59:00.000Z',
    receivedAt: '2026-03-02T12:00:00.000Z',
  });
});

test('a context that is no object is an empty one', () => {
  for (const context of ['x', null, [1]])
    expect(accept({ ...page, context }).body['context']).toEqual({});
});

test('keys with the names of prototype members are data like any other', () => {
  const raw = JSON.parse(
    '{"anonymousId":"a","__proto__":{"userId":"x"},"properties":{"__proto__":{"p":1},"constructor":"c"},"context":{"__proto__":{"externalIds":[1]}}}',
  );
  const { body, properties } = accept(raw);
  expect(body['userId']).toBeUndefined();
  expect(Object.keys(properties)).toEqual(['__proto__', 'constructor']);
  expect(properties['p']).toBeUndefined();
  expect((body['context'] as JsonObject)['externalIds']).toBeUndefined();
  expect({}).not.toHaveProperty('p');
});
