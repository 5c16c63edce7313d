import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMask } from './mask.ts';

const mask = createMask(['s3cr3t-token', 'pa ss"word']);

describe('hides', () => {
  test.each([
    ['a given secret', 'it is s3cr3t-token.', 'it is ••••.'],
    ['a given secret in a URL', '/?a=pa%20ss%22word&b=1', '/?a=••••&b=1'],
    ['a given secret in a form', 'a=pa+ss%22word&b=1', 'a=••••&b=1'],
    ['a given secret in JSON', '{"a":"pa ss\\"word"}', '{"a":"••••"}'],
    [
      'name and password in a URL',
      'GET https://user:pass@example.com/a',
      'GET https://••••@example.com/a',
    ],
    ['a name without password in a URL', 'https://abc:@example.com', 'https://••••@example.com'],
    [
      'an Authorization header',
      'Authorization: Basic YTpi\nAccept: */*',
      'Authorization: ••••\nAccept: */*',
    ],
    [
      'an Authorization header in JSON',
      '{"authorization":"Bearer x.y"}',
      '{"authorization":"••••"}',
    ],
    ['a token in a query', '/a?token=abc&x=1', '/a?token=••••&x=1'],
    ['a key in a query', '/a?x=1&api_key=abc', '/a?x=1&api_key=••••'],
    ['a secret in a form', 'clientSecret=abc&x=1', 'clientSecret=••••&x=1'],
    ['a token in JSON', '{"access_token": "a\\"b", "x": 1}', '{"access_token": "••••", "x": 1}'],
    [
      'a token in JSON in JSON',
      '{"a":"{\\"token\\":\\"abc\\"}"}',
      '{"a":"{\\"token\\":\\"••••\\"}"}',
    ],
    ['a JSON Web Token', 'eyJhbGciOiJI.eyJzdWIiOiIx.c2ln ok', '•••• ok'],
  ])('%s', (_, text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  test('what a JSON value holds, at any depth, and in keys', () => {
    const value = {
      list: [{ url: 'https://a:b@c.com' }],
      Authorization: 'Basic YTpi',
      authToken: 12345,
      's3cr3t-token': null,
      parameters: [
        { key: 'api_key', value: 'abc' },
        { key: 'phone', value: '+14155550100' },
      ],
    };
    expect(mask(value)).toEqual({
      list: [{ url: 'https://••••@c.com' }],
      Authorization: '••••',
      authToken: '••••',
      '••••': null,
      parameters: [
        { key: 'api_key', value: '••••' },
        { key: 'phone', value: '+14155550100' },
      ],
    });
    expect(value.list[0]?.url).toBe('https://a:b@c.com');
  });

  test('secrets that lie over each other', () => {
    expect(createMask(['abcde', 'cdefg'])('xabcdefgx')).toBe('x••••x');
  });
});

test.each([
  '+14155550100',
  'https://profiles.example.com/phone:+14155550100/traits?limit=200',
  'monkey=banana',
  'The key is under the mat; mail ada@example.com: thanks',
  'https://example.com/a?b=c@d',
  '{"key":"Body","value":"hello"}',
])('leaves %s', (text) => {
  expect(mask(text)).toBe(text);
});

test('leaves numbers, booleans and null', () => {
  expect(mask([1, true, null, undefined])).toEqual([1, true, null, undefined]);
});

const secret = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 });

test('a secret never survives, in whatever text', () => {
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 3 }),
      fc.array(fc.string()),
      (secrets, texts) => {
        const text = texts
          .flatMap((part, index) => [part, secrets[index % secrets.length]])
          .join('');
        const shown = createMask(secrets)({ text, list: [text + secrets[0]] });
        for (const hidden of secrets) {
          expect(shown.text).not.toContain(hidden);
          expect(shown.list[0]).not.toContain(hidden);
        }
      },
    ),
  );
});

test('what is masked stays as it is when masked again', () => {
  const piece = fc.constantFrom(
    '://',
    'token=',
    '@',
    ':',
    '"',
    '\\',
    'Authorization: ',
    '&',
    ' ',
    'eyJ',
    '.',
    'secret',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 6 }), secret))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(secret, text, (hidden, value) => {
      const maskIt = createMask([hidden]);
      const once = maskIt(value + hidden);
      expect(maskIt(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

// A pattern that backtracks would need minutes for this.
test('a long text is masked at once', { timeout: 15_000 }, () => {
  const long = ['://', 'token', 'a-', '\\', '"token":"']
    .map((part) => part.repeat(50_000))
    .join('');
  expect(mask(`${long} s3cr3t-token`)).not.toContain('s3cr3t-token');
});
