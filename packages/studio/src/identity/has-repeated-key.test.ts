import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { hasRepeatedKey } from './has-repeated-key.ts';

test.each([
  '{"a":1,"a":2}',
  '{"a":1,"b":{"c":1, "c" :2}}',
  '[{"a":1},{"b":1,"b":1}]',
  String.raw`{"a":1,"\u0061":2}`,
  '{"__proto__":1,"__proto__":2}',
])('finds a key that is there twice: %s', (json) => {
  expect(hasRepeatedKey(json)).toBe(true);
});

test.each([
  '{"a":1,"b":{"a":1}}',
  String.raw`{"a":"\"a\":1,\"a\":"}`,
  '{"a":"b:","b:":":"}',
  '[]',
  '7',
])('finds none in %s', (json) => {
  expect(hasRepeatedKey(json)).toBe(false);
});

test('finds none in what JSON.stringify writes', () => {
  assert(property(jsonValue(), (value) => !hasRepeatedKey(JSON.stringify(value, null, 1))));
});
