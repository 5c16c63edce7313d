import { describe, expect, test } from 'vitest';
import { parseProfileRequest } from './profile-request.ts';

const phone = '+14155552671';

test('an empty request asks by the criterion of the recipe, for nobody', () => {
  expect(parseProfileRequest({})).toEqual({
    phone: { phone: undefined, used: 'none' },
    trail: [],
    verified: false,
    policy: { name: 'docs', docsFrom: 1, lifetimeValueFrom: 0 },
  });
});

test('texts of the flow become a policy', () => {
  const fields = { policy: 'Docs-And-VIP', docs_from: '3', lifetime_value_from: '99.5' };
  expect(parseProfileRequest(fields).policy).toEqual({
    name: 'docs-and-vip',
    docsFrom: 3,
    lifetimeValueFrom: 99.5,
  });
});

test('a claimed phone is not looked at', () => {
  const { phone: chosen } = parseProfileRequest({ claimed_phone: phone, channel: 'web' });
  expect(chosen.used).toBe('none');
});

test.each([
  ['true', true],
  ['TRUE', true],
  ['false', false],
  ['', false],
  ['1', false],
])('verified as %j is %j', (text, expected) => {
  expect(parseProfileRequest({ verified: text }).verified).toBe(expected);
});

test('what is no text is not there', () => {
  const { phone: chosen, verified } = parseProfileRequest({ phone: [phone], verified: true });
  expect({ used: chosen.used, verified }).toEqual({ used: 'none', verified: false });
});

test.each([null, undefined, 'text', 42, []])('a body of %j is an empty request', (body) => {
  expect(parseProfileRequest(body)).toEqual(parseProfileRequest({}));
});

describe('a mistake in the flow is refused, so that Studio takes "fail"', () => {
  test.each([
    [{ policy: 'vips' }, 'The parameter "policy" is one of docs, vip, docs-or-vip, docs-and-vip.'],
    [{ docs_from: 'three' }, 'The parameter "docs_from" is a number from 1, written with digits.'],
    [{ docs_from: '0' }, 'The parameter "docs_from"'],
    [{ lifetime_value_from: '-1' }, 'The parameter "lifetime_value_from" is a number from 0'],
    [{ lifetime_value_from: 'Infinity' }, 'The parameter "lifetime_value_from"'],
  ])('%j', (fields, sentence) => {
    expect(() => parseProfileRequest(fields)).toThrow(sentence);
  });
});
