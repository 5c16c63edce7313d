import { describe, expect, test } from 'vitest';
import { buildConfig } from './testing/test-support.ts';
import { createIdentifierRules } from './identifiers.ts';
import type { JsonObject } from './messages.ts';

/** `type:value` of what a message promotes, highest priority first. */
function promote(body: JsonObject, identifiers: object[] = []): string[] {
  const { identifiers: settings } = buildConfig({ identifiers });
  return createIdentifierRules(settings)
    .identifiersOf({ body: { type: 'track', ...body } })
    .map(({ type, value }) => `${type}:${value}`);
}

const phone = { id: '+14155552671', type: 'phone', collection: 'users', encoding: 'none' };
const withExternalIds = (...externalIds: unknown[]) => ({ context: { externalIds } });

describe('default identifiers', () => {
  test.each<[what: string, body: JsonObject, promoted: string[]]>([
    ['user_id', { userId: 'u1' }, ['user_id:u1']],
    ['anonymous_id', { anonymousId: 'a1' }, ['anonymous_id:a1']],
    ['email in traits', { type: 'identify', traits: { email: 'a@b.c' } }, ['email:a@b.c']],
    ['email in context.traits', { context: { traits: { email: 'a@b.c' } } }, ['email:a@b.c']],
    ['email in properties', { properties: { email: 'a@b.c' } }, ['email:a@b.c']],
    [
      'an Android device',
      {
        context: {
          device: {
            type: 'android',
            id: 'd',
            token: 't',
            advertisingId: 'i',
            adTrackingEnabled: true,
          },
        },
      },
      ['android.id:d', 'android.idfa:i', 'android.push_token:t'],
    ],
    ['an iOS device', { context: { device: { type: 'ios', id: 'd' } } }, ['ios.id:d']],
    [
      'a Google Analytics client',
      { context: { integrations: { 'Google Analytics': { clientId: 'g' } } } },
      ['ga_client_id:g'],
    ],
  ])('are read from their places: %s', (_, body, promoted) => {
    expect(promote(body)).toEqual(promoted);
  });

  test('an advertising ID counts only where the user lets apps track', () => {
    const device = { type: 'ios', advertisingId: 'i', adTrackingEnabled: false };
    expect(promote({ context: { device } })).toEqual([]);
  });

  test('a device of another kind has no identifiers', () => {
    expect(promote({ context: { device: { type: 'toaster', id: 'd' } } })).toEqual([]);
  });

  test('a phone is a mere trait until it is configured', () => {
    expect(promote({ userId: 'u', traits: { phone: '+1' }, properties: { phone: '+1' } })).toEqual([
      'user_id:u',
    ]);
  });
});

describe('a custom key', () => {
  const settings = [{ type: 'loyalty', key: 'loyalty_number' }];

  test.each(['traits', 'properties'])('is read from %s in both spellings', (place) => {
    expect(promote({ [place]: { loyalty_number: 'x' } }, settings)).toEqual(['loyalty:x']);
    expect(promote({ [place]: { loyaltyNumber: 'x' } }, settings)).toEqual(['loyalty:x']);
  });

  test('is read from context.traits in both spellings', () => {
    for (const key of ['loyalty_number', 'loyaltyNumber']) {
      expect(promote({ context: { traits: { [key]: 'x' } } }, settings)).toEqual(['loyalty:x']);
    }
  });

  test('is read in both spellings when it is configured in camelCase', () => {
    const camel = [{ type: 'loyalty', key: 'loyaltyNumber' }];
    expect(promote({ traits: { loyalty_number: 'x' } }, camel)).toEqual(['loyalty:x']);
    expect(promote({ traits: { loyaltyNumber: 'x' } }, camel)).toEqual(['loyalty:x']);
  });

  test('may give several values, and each only once', () => {
    const body = {
      traits: { loyalty_number: 'x' },
      properties: { loyaltyNumber: 'y', loyalty_number: 'x' },
    };
    expect(promote(body, settings)).toEqual(['loyalty:x', 'loyalty:y']);
  });

  test('is not read from other places', () => {
    const body = {
      loyalty_number: 'x',
      context: { loyalty_number: 'y', page: { loyaltyNumber: 'z' } },
    };
    expect(promote(body, settings)).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    '%s is found only where it was said',
    (key) => {
      const named = [{ type: 'odd', key }];
      expect(promote({ traits: {}, properties: {}, context: { traits: {} } }, named)).toEqual([]);
      expect(promote(JSON.parse(`{ "traits": { "${key}": "x" } }`), named)).toEqual(['odd:x']);
    },
  );
});

describe('external IDs', () => {
  test('are promoted, also of a type that nobody configured', () => {
    expect(promote(withExternalIds(phone, { ...phone, id: 'b', type: 'badge' }))).toEqual([
      'badge:b',
      'phone:+14155552671',
    ]);
  });

  test.each(['id', 'type', 'collection', 'encoding'])('need their key %s', (key) => {
    const { [key as keyof typeof phone]: _, ...incomplete } = phone;
    expect(promote(withExternalIds(incomplete))).toEqual([]);
  });

  test.each<[what: string, entry: unknown]>([
    ['an upper-case type', { ...phone, type: 'Phone' }],
    ['an empty type', { ...phone, type: '' }],
    ['an empty value', { ...phone, id: '' }],
    ['another encoding', { ...phone, encoding: 'sha256' }],
    ['another collection', { ...phone, collection: 'accounts' }],
    ['a value that is an object', { ...phone, id: {} }],
    ['null', null],
    ['a text', 'phone:+14155552671'],
  ])('are passed over with %s, and the others stay', (_, entry) => {
    expect(promote(withExternalIds(entry, { ...phone, id: 'good' }))).toEqual(['phone:good']);
  });

  test.each([undefined, null, {}, 'phone', 7])('may be no list: %j', (externalIds) => {
    expect(promote({ userId: 'u', context: { externalIds } })).toEqual(['user_id:u']);
  });

  test('are kept apart whatever colons they hold', () => {
    const list = [
      { ...phone, type: 'a', id: 'b:c' },
      { ...phone, type: 'a:b', id: 'c' },
    ];
    const rules = createIdentifierRules([]);
    expect(rules.identifiersOf({ body: withExternalIds(...list) })).toHaveLength(2);
  });
});

describe('values', () => {
  const settings = [{ type: 'phone', key: 'phone', blocked: ['-1', 'null', '/^0*$/'] }];

  test('may be numbers', () => {
    expect(promote({ traits: { phone: 14155552671 } }, settings)).toEqual(['phone:14155552671']);
  });

  test.each([[true], [null], [['+1']], [{ value: '+1' }], ['']])('cannot be %j', (value) => {
    expect(promote({ traits: { phone: value } }, settings)).toEqual([]);
  });

  test.each([['-1'], [-1], ['null'], ['0'], ['000'], [0]])('%j is blocked', (value) => {
    expect(promote({ traits: { phone: value } }, settings)).toEqual([]);
    const external = { ...phone, id: String(value) };
    expect(promote(withExternalIds(external), settings)).toEqual([]);
  });

  test.each(['-10', 'nullable', '0001', 'NULL'])('%s is not blocked by a neighbour', (value) => {
    expect(promote({ traits: { phone: value } }, settings)).toEqual([`phone:${value}`]);
  });

  test('are blocked for their own type only', () => {
    expect(promote({ userId: 'null', traits: { phone: 'null' } }, settings)).toEqual([
      'user_id:null',
    ]);
  });
});

describe('priority', () => {
  const body = {
    userId: 'u',
    anonymousId: 'a',
    type: 'identify',
    traits: { email: 'e', phone: 'p' },
    ...withExternalIds({ ...phone, type: 'badge', id: 'b' }),
  };

  test('is the order of the settings', () => {
    const settings = [
      { type: 'phone', key: 'phone' },
      { type: 'user_id' },
      { type: 'anonymous_id' },
      { type: 'email' },
      { type: 'badge' },
    ];
    expect(promote(body, settings)).toEqual([
      'phone:p',
      'user_id:u',
      'anonymous_id:a',
      'email:e',
      'badge:b',
    ]);
  });

  test("without settings is Segment's: user_id, email, then by name", () => {
    const types = promote(body).map((key) => key.split(':')[0]);
    expect(types).toEqual(['user_id', 'email', 'anonymous_id', 'badge']);
  });

  test('puts types that are not listed last, by name', () => {
    const settings = [{ type: 'phone', key: 'phone' }, { type: 'user_id' }, { type: 'email' }];
    expect(promote(body, settings)).toEqual([
      'phone:p',
      'user_id:u',
      'email:e',
      'anonymous_id:a',
      'badge:b',
    ]);
  });
});

test('the traits of a group are not those of the user', () => {
  const settings = [{ type: 'phone', key: 'phone' }];
  const group = {
    type: 'group',
    groupId: 'g',
    userId: 'u',
    traits: { email: 'office@example.com', phone: '+1' },
  };
  expect(promote(group, settings)).toEqual(['user_id:u']);
});

test('limits are those of the settings, and the presets for every other type', () => {
  const { identifiers } = buildConfig({
    identifiers: [
      { type: 'phone', limit: 2, per: 'weekly' },
      { type: 'anonymous_id', per: 'monthly' },
      { type: 'email', per: 'annually' },
    ],
  });
  const { limitOf } = createIdentifierRules(identifiers);
  const dayMs = 86_400_000;
  expect(limitOf('phone')).toEqual({ count: 2, windowMs: 7 * dayMs });
  expect(limitOf('anonymous_id')).toEqual({ count: 5, windowMs: 30 * dayMs });
  expect(limitOf('email')).toEqual({ count: 5, windowMs: 365 * dayMs });
  expect(limitOf('user_id')).toEqual({ count: 1, windowMs: Infinity });
  expect(limitOf('badge')).toEqual({ count: 5, windowMs: Infinity });
});
