import {
  maxAttributesSize,
  parseChannelAttributes,
  toChannelAttributes,
  type ChannelClaim,
  type Phone,
} from '@docent/identity';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeAttributes } from './merge-attributes.ts';

const phones = ['+14155552671', '+442079460958'] as readonly string[] as readonly Phone[];
const phone = fc.constantFrom(...phones);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
  fc.constantFrom('\u0001', '"', '😀', '\uD83D', '語').map((unit) => unit.repeat(3000)),
);
const visitor = fc.record(
  { phone, name: text, email: text, userId: text, anonymousId: text },
  { requiredKeys: [] },
);
const view = fc.record({
  title: text,
  url: fc.webUrl(),
  viewedAt: fc.integer({ min: 1e12, max: 2e12 }),
});
const claim = fc.record(
  { visitor, trail: fc.array(view, { maxLength: 20 }), question: text, referrer: text },
  { requiredKeys: ['visitor'] },
);
const own = new Set(['from', 'claimed_phone', 'channel_type', 'identity_verified', 'docs']);
const foreignKey = fc.string({ maxLength: 12 }).filter((key) => !own.has(key));
const foreign = fc.dictionary(foreignKey, fc.jsonValue(), { maxKeys: 4 });
const policy = fc.record({ requireVerified: fc.boolean() });

const ours = [...own, 'pre_engagement_data'];
const dataKeys =
  'friendlyName email question anonymous_id user_id page docs locale time_zone referrer';

/** What is not ours, at the top and in what the visitor claims. */
function foreignOf(attributes: Record<string, unknown>): unknown {
  const data = attributes['pre_engagement_data'] as Record<string, unknown>;
  const left = (source: object, keys: readonly string[]) =>
    Object.entries(source).filter(([key]) => !keys.includes(key));
  return [left(attributes, ours), left(data, dataKeys.split(' '))];
}

/** Attributes as a chat may have them: ours, with what others have added. */
const current = fc
  .tuple(claim, fc.boolean(), policy, foreign, foreign)
  .map(([told, verified, rules, top, inner]) => {
    const built = toChannelAttributes({ ...(told as ChannelClaim), verified }, rules).attributes;
    const data = { ...inner, ...built.pre_engagement_data };
    return { ...top, ...built, pre_engagement_data: data };
  })
  // What others add may not exceed what Twilio keeps either.
  .filter((attributes) => Buffer.byteLength(JSON.stringify(attributes)) <= maxAttributesSize);

interface Case {
  before: Record<string, unknown>;
  told: { phone?: Phone };
  verified: boolean;
  requireVerified: boolean;
}

function expectedFrom({ before, told, verified, requireVerified }: Case): unknown {
  if (verified) return told.phone;
  if (before['identity_verified'] === true || !told.phone) return before['from'];
  return requireVerified ? undefined : told.phone;
}

test('whatever is told, the attributes fit, parse, keep keys of others and a verified phone', () => {
  const property = fc.property(
    current,
    visitor,
    fc.boolean(),
    policy,
    (before, told, is, rules) => {
      const verified = is && told.phone !== undefined;
      const json = JSON.stringify(before);
      expect(parseChannelAttributes(json)).toMatchObject({ ok: true });
      const news = { visitor: told as ChannelClaim['visitor'], verified };
      const merged = mergeAttributes(json, news, rules)?.attributes ?? '';
      expect(parseChannelAttributes(merged)).toMatchObject({ ok: true });
      expect(Buffer.byteLength(merged)).toBeLessThanOrEqual(maxAttributesSize);
      const after = JSON.parse(merged) as Record<string, unknown>;
      expect(foreignOf(after)).toEqual(foreignOf(JSON.parse(json) as Record<string, unknown>));
      const known = { before, told: told as Case['told'], verified, ...rules };
      expect(after['from']).toBe(expectedFrom(known));
      expect(after['identity_verified']).toBe(verified || before.identity_verified);
    },
  );
  const { failed, seed, counterexamplePath } = fc.check(property, { seed: 42, numRuns: 1000 });
  expect({ failed, seed, counterexamplePath }).toEqual({
    failed: false,
    seed: 42,
    counterexamplePath: null,
  });
});

test('full attributes lose the oldest docs, then the end of the question, and say so', () => {
  const docs = [1, 2].map((n) => ({ title: 'é'.repeat(100), url: `/${n}`, viewed_at: 'now' }));
  const base = { channel_type: 'web', identity_verified: false };
  const fill = (size: number) => ({
    ...base,
    pre_engagement_data: { user_id: null, docs, question: '😀'.repeat(size) },
  });
  const merge = (size: number) =>
    mergeAttributes(JSON.stringify(fill(size)), {
      visitor: { phone: '+14155552671' as Phone },
      verified: true,
    });
  const oneDoc = merge(3950);
  expect(oneDoc?.cut).toEqual(['docs']);
  expect(JSON.parse(oneDoc?.attributes ?? '')).toMatchObject({
    from: '+14155552671',
    pre_engagement_data: { docs: [{ url: '/2' }] },
  });
  const noDoc = merge(4080);
  expect(noDoc?.cut).toEqual(['docs', 'question']);
  expect(JSON.parse(noDoc?.attributes ?? '').pre_engagement_data.question).toMatch(/^(?:😀)+$/u);
  expect(Buffer.byteLength(noDoc?.attributes ?? '')).toBeGreaterThan(maxAttributesSize - 4);
});

test('what the visitor claims goes before keys of others do, and the phone never', () => {
  const theirs = 'x'.repeat(16_000);
  const before = { theirs, channel_type: 'web', identity_verified: false };
  const told = { phone: '+14155552671' as Phone, name: 'n'.repeat(300), email: 'a@example.com' };
  const merged = mergeAttributes(JSON.stringify(before), { visitor: told, verified: true });
  expect(merged?.cut).toEqual(['email', 'friendlyName']);
  expect(JSON.parse(merged?.attributes ?? '')).toMatchObject({ theirs, from: told.phone });
});

test('where keys of others leave no room for the phone, there is no result', () => {
  const before = { theirs: 'x'.repeat(16_300), channel_type: 'web', identity_verified: false };
  const news = { visitor: { phone: '+14155552671' as Phone }, verified: true };
  expect(mergeAttributes(JSON.stringify(before), news)).toBeUndefined();
});
