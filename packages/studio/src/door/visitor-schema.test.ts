import { expect, test } from 'vitest';
import { parseBody } from './parse-body.ts';
import { parseVisitor, visitorSchema } from './visitor-schema.ts';

const parse = (body: unknown) => parseVisitor(parseBody(visitorSchema, body));

test('gives a phone its one spelling', () => {
  expect(parse({ phone: '(415) 555-2671', country: 'US', name: 'Ada' })).toEqual({
    phone: '+14155552671',
    name: 'Ada',
  });
});

test('keeps every claim', () => {
  const claims = {
    phone: '+14155552671',
    name: 'Ada',
    email: 'ada@example.com',
    userId: 'user-1',
    anonymousId: 'anonymous-1',
    source: 'form',
  };
  expect(parse(claims)).toEqual(claims);
});

test('leaves out what is empty', () => {
  expect(parse({ name: ' \n', email: '', userId: '', anonymousId: '' })).toEqual({});
});

test('makes one line of a name', () => {
  expect(parse({ name: ' Ada\r\n\u0000Lovelace\uD800' })).toEqual({ name: 'Ada Lovelace\uFFFD' });
});

test.each([
  '',
  '0',
  '(415) 555-2671',
  '+19005551234567',
  'call me',
  '+14155552671 or +14155552672',
])('refuses %j as a phone, and does not repeat it', (phone) => {
  const error = (() => {
    try {
      return parse({ phone });
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ code: 'wrong-phone', status: 400 });
  expect(String(error)).not.toMatch(/\d/);
});

test.each([
  [{ phone: 14155552671 }],
  [{ phone: ['+14155552671'] }],
  [{ phone: null }],
  [{ phone: { number: '+14155552671' } }],
  [{ phone: '1'.repeat(251) }],
  [{ country: 'USA' }],
  [{ name: 'a'.repeat(201) }],
  [{ email: 'a'.repeat(321) }],
  [{ userId: 'a'.repeat(257) }],
  [{ anonymousId: 'a'.repeat(101) }],
  [{ source: 'admin' }],
  [{ verified: true }],
  [{ identity_verified: true }],
])('refuses %j', (visitor) => {
  expect(() => parse(visitor)).toThrow(expect.objectContaining({ code: 'wrong-request' }) as Error);
});
