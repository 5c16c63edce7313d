import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxAttributesSize, toChannelAttributes, type ChannelClaim } from './attributes.ts';
import { parseChannelAttributes } from './parse-attributes.ts';
import type { Phone } from './phone.ts';

const phone = '+14155552671' as Phone;
const viewedAt = Date.parse('2026-11-22T10:00:00Z');
const byteSize = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

function docs(count: number, title: string) {
  return Array.from({ length: count }, (_, index) => ({
    title: `${index} ${title}`,
    url: `https://docs.example.com/${index}`,
    viewedAt: viewedAt + index,
  }));
}

test('a full claim becomes the attributes of the contract', () => {
  const claim: ChannelClaim = {
    visitor: { phone, name: 'Ada', email: 'ada@example.com', anonymousId: 'anon' },
    question: 'How do I start?',
    page: { url: 'https://docs.example.com/start', title: 'Start' },
    trail: [{ title: 'Start', url: 'https://docs.example.com/start', viewedAt }],
    locale: 'en-GB',
    timeZone: 'Europe/London',
    referrer: 'https://example.com/',
    replyBy: 'sms',
  };
  expect(toChannelAttributes(claim)).toEqual({
    attributes: {
      from: '+14155552671',
      channel_type: 'web',
      identity_verified: false,
      pre_engagement_data: {
        friendlyName: 'Ada',
        email: 'ada@example.com',
        question: 'How do I start?',
        anonymous_id: 'anon',
        user_id: null,
        page: { url: 'https://docs.example.com/start', title: 'Start' },
        docs: [
          {
            title: 'Start',
            url: 'https://docs.example.com/start',
            viewed_at: '2026-11-22T10:00:00.000Z',
          },
        ],
        locale: 'en-GB',
        time_zone: 'Europe/London',
        referrer: 'https://example.com/',
        reply_by: 'sms',
      },
    },
    cut: [],
  });
});

test('what is not known is left out, save for the user ID and the docs', () => {
  expect(toChannelAttributes({ visitor: {} }).attributes).toEqual({
    channel_type: 'web',
    identity_verified: false,
    pre_engagement_data: { user_id: null, docs: [] },
  });
});

describe('where the policy asks for a verified visitor', () => {
  const policy = { requireVerified: true };

  test('an unverified one has no from, and the claim is kept', () => {
    const { attributes } = toChannelAttributes({ visitor: { phone } }, policy);
    expect(attributes).not.toHaveProperty('from');
    expect(attributes).toMatchObject({ claimed_phone: phone, identity_verified: false });
  });

  test('a verified one has from', () => {
    const { attributes } = toChannelAttributes({ visitor: { phone }, verified: true }, policy);
    expect(attributes).toMatchObject({ from: phone, identity_verified: true });
    expect(attributes).not.toHaveProperty('claimed_phone');
  });

  test('a claim to be verified counts only as true itself', () => {
    const claim = { visitor: { phone }, verified: 'true' as unknown as boolean };
    expect(toChannelAttributes(claim, policy).attributes.identity_verified).toBe(false);
  });

  test('a source that says verified changes nothing', () => {
    const claim: ChannelClaim = { visitor: { phone, source: 'verified' } };
    expect(toChannelAttributes(claim, policy).attributes).not.toHaveProperty('from');
  });
});

test('the oldest docs are cut first, one by one', () => {
  const trail = docs(20, 'é'.repeat(190));
  const { attributes, cut } = toChannelAttributes({
    visitor: { phone },
    trail,
    question: '語'.repeat(3000),
  });
  const kept = attributes.pre_engagement_data.docs;
  expect(cut).toEqual(['docs']);
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.at(-1)?.url).toBe('https://docs.example.com/19');
  expect(attributes.pre_engagement_data.question).toHaveLength(3000);
  const [first] = kept;
  const oneMore = { ...attributes.pre_engagement_data, docs: [first, ...kept] };
  expect(byteSize({ ...attributes, pre_engagement_data: oneMore })).toBeGreaterThan(
    maxAttributesSize,
  );
});

test('the question is shortened once no doc is left, without splitting a character', () => {
  const question = `x${'😀'.repeat(5000)}`;
  const { attributes, cut } = toChannelAttributes({
    visitor: { phone },
    trail: docs(3, 'a'),
    question,
  });
  const kept = attributes.pre_engagement_data.question ?? '';
  expect(cut).toEqual(['question', 'docs']);
  expect(attributes.pre_engagement_data.docs).toEqual([]);
  expect(kept).toMatch(/^x(?:😀)+$/u);
  expect(byteSize(attributes)).toBeGreaterThan(maxAttributesSize - 4);
  expect(byteSize(attributes)).toBeLessThanOrEqual(maxAttributesSize);
});

test('more docs than 20 lose the oldest, and that is told', () => {
  const { attributes, cut } = toChannelAttributes({ visitor: {}, trail: docs(25, 'a') });
  expect(attributes.pre_engagement_data.docs).toHaveLength(20);
  expect(attributes.pre_engagement_data.docs[0]?.title).toBe('5 a');
  expect(cut).toEqual(['docs']);
});

test('an e-mail or an ID that is too long is left out whole, and that is told', () => {
  const long = 'x'.repeat(1000);
  const visitor = { phone, email: `${long}@example.com`, userId: long, anonymousId: long };
  const { attributes, cut } = toChannelAttributes({ visitor });
  expect(attributes.pre_engagement_data).toEqual({ user_id: null, docs: [] });
  expect(cut).toEqual(['email', 'anonymous_id', 'user_id']);
});

test('a huge claim costs little', () => {
  const huge = '\u0001'.repeat(5_000_000);
  const start = performance.now();
  toChannelAttributes({ visitor: { phone, name: huge }, question: huge, referrer: huge });
  expect(performance.now() - start).toBeLessThan(500);
});

const wild = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 500, size: 'max' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('\u0001', '"', '😀', '\uD83D', '語')
      .map((unit) => unit.repeat(20_000)),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.anything() },
);
const wildPage = fc.oneof(fc.record({ url: wild, title: wild }), wild);
const wildView = fc.record({
  title: wild,
  url: fc.oneof(fc.webUrl(), wild),
  viewedAt: fc.oneof(fc.integer(), fc.integer({ min: 1e12, max: 2e12 }), fc.anything()),
});
const wildClaim = fc.record({
  visitor: fc.record({
    phone: fc.constant(phone),
    name: wild,
    email: wild,
    userId: wild,
    anonymousId: wild,
  }),
  verified: fc.anything(),
  trail: fc.oneof(fc.array(wildView, { maxLength: 30 }), fc.anything()),
  question: wild,
  page: wildPage,
  locale: wild,
  timeZone: wild,
  referrer: wild,
  replyBy: fc.oneof(wild, fc.constant('sms')),
});

test('whatever is claimed, the attributes fit, keep from, and read back as they were written', () => {
  // Not shown when it fails: a counterexample may be megabytes. Its seed and path are.
  const property = fc.property(wildClaim, (claim) => {
    const { attributes } = toChannelAttributes(claim as ChannelClaim);
    expect(byteSize(attributes)).toBeLessThanOrEqual(maxAttributesSize);
    expect(attributes.from).toBe(phone);
    expect(parseChannelAttributes(JSON.stringify(attributes))).toEqual({ ok: true, attributes });
    expect(parseChannelAttributes(attributes)).toEqual({ ok: true, attributes });
  });
  const { failed, seed, counterexamplePath } = fc.check(property, { seed: 42, numRuns: 1000 });
  expect({ failed, seed, counterexamplePath }).toEqual({
    failed: false,
    seed: 42,
    counterexamplePath: null,
  });
});
