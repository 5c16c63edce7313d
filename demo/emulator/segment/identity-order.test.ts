import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { createIdentityLab } from './testing/identity-lab.ts';
import type { JsonObject } from './messages.ts';
import { compareText } from './order.ts';

const space = { id: 'spa_test', name: 'Test', profileTokens: [] };
const docs = [{ property: 'category', operator: 'equals', value: 'Docs' }];
const traits = [
  {
    name: 'Docs Last 2 Days',
    kind: 'event_counter',
    event: 'Page Viewed',
    where: docs,
    window: { sliding: '2 days' },
  },
  {
    name: 'Docs Session',
    kind: 'event_counter',
    event: 'Page Viewed',
    window: { session: '1 hour' },
  },
  { name: 'Last Title', kind: 'last', event: 'Page Viewed', property: 'title' },
  { name: 'First Title', kind: 'first', event: 'Page Viewed', property: 'title' },
];
const strict = parseConfig({
  space,
  sources: [],
  traits,
  identifiers: [
    { type: 'user_id', limit: 1 },
    { type: 'phone', key: 'phone', limit: 1 },
    { type: 'email', limit: 2, per: 'weekly' },
    { type: 'anonymous_id', limit: 3 },
  ],
});
const loose = parseConfig({
  space,
  sources: [],
  traits,
  identifiers: ['user_id', 'phone', 'email', 'anonymous_id'].map((type) => ({
    type,
    limit: 1000,
    key: type,
  })),
});

const forgetful = parseConfig({
  space,
  sources: [],
  traits,
  identifiers: ['user_id', 'phone', 'email', 'anonymous_id'].map((type) => ({
    type,
    limit: 1,
    per: 'weekly',
  })),
});

const begin = Date.parse('2026-11-20T00:00:00Z');

/** A few people, browsers and addresses, so that links, merges and limits are met all the time. */
const message = fc
  .record({
    minute: fc.integer({ min: 0, max: 20_000 }),
    anonymousId: fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6'),
    userId: fc.option(fc.constantFrom('u1', 'u2', 'u3'), { freq: 4 }),
    phone: fc.option(fc.constantFrom('+14155550001', '+14155550002', '+14155550003'), { freq: 3 }),
    email: fc.option(fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'), { freq: 3 }),
    kind: fc.constantFrom('page', 'page', 'identify'),
    title: fc.constantFrom('Install', 'Retries', 'Webhooks'),
    plan: fc.constantFrom('free', 'pro', null),
  })
  .map(({ minute, anonymousId, userId, phone, email, kind, title, plan }): JsonObject => {
    const externalIds = Object.entries({ phone, email }).flatMap(([type, id]) =>
      id === null ? [] : [{ type, id, collection: 'users', encoding: 'none' }],
    );
    const common = {
      anonymousId,
      userId,
      timestamp: new Date(begin + minute * 60_000 - 11 * 86_400_000).toISOString(),
      context: { externalIds },
    };
    return kind === 'page'
      ? { ...common, type: 'page', properties: { category: 'Docs', title } }
      : { ...common, type: 'identify', traits: { plan } };
  });

const orders = fc
  .array(message, { minLength: 2, maxLength: 25 })
  .map((messages) =>
    messages.map((one, index): JsonObject => ({
      ...one,
      messageId: `m${String(index).padStart(2, '0')}`,
    })),
  )
  .chain((messages) =>
    fc.tuple(
      fc.constant(messages),
      fc.shuffledSubarray(messages, { minLength: messages.length }),
      // Some arrive twice, anywhere: at-least-once delivery.
      fc.array(fc.nat({ max: messages.length - 1 }), { maxLength: 4 }),
    ),
  );

for (const [name, config] of Object.entries({ strict, forgetful, loose })) {
  test(`the same messages give the same profiles in any order of arrival (${name} limits)`, async () => {
    await fc.assert(
      fc.asyncProperty(orders, async ([messages, shuffled, again]) => {
        const inOrder = createIdentityLab(config);
        const anyOrder = createIdentityLab(config);
        try {
          await inOrder.send(messages.toSorted((a, b) => compareText(timeKey(a), timeKey(b))));
          const repeated = again.flatMap((index): JsonObject[] => shuffled.slice(index, index + 1));
          await anyOrder.send([...shuffled, ...repeated]);
          expect(anyOrder.profiles()).toEqual(inOrder.profiles());
        } finally {
          inOrder.close();
          anyOrder.close();
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
}

test('the property is no empty one: with strict limits people do share browsers and are kept apart', async () => {
  const lab = createIdentityLab(strict);
  const at = (minute: number) => new Date(begin + minute * 60_000).toISOString();
  const ids = (id: string) => ({
    externalIds: [{ type: 'phone', id, collection: 'users', encoding: 'none' }],
  });
  await lab.send([
    {
      type: 'page',
      messageId: 'late',
      anonymousId: 'a1',
      context: ids('+14155550002'),
      timestamp: at(2),
    },
    {
      type: 'page',
      messageId: 'early',
      anonymousId: 'a1',
      context: ids('+14155550001'),
      timestamp: at(1),
    },
  ]);
  expect(lab.profiles().map((profile) => profile.ids)).toEqual([
    ['anonymous_id:a1', 'phone:+14155550001'],
    ['phone:+14155550002'],
  ]);
  lab.close();
});

function timeKey(raw: JsonObject): string {
  return `${String(raw['timestamp'])} ${String(raw['messageId'])}`;
}
