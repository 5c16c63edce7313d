import { expect, test } from 'vitest';
import { readTraits } from './read-traits.ts';

const keys = {
  docsTrait: 'docs_last_2_days',
  vipTrait: 'vip',
  lifetimeValueTrait: 'lifetime_value',
};
const read = (traits: Record<string, unknown>) => readTraits(traits, keys);

test.each([true, 'true', 'TRUE', ' Yes ', 1, '1'])('%j makes a VIP', (vip) => {
  expect(read({ vip }).vip).toBe(true);
});

test.each([false, 'false', 'no', '', 0, '0', 2, null, undefined, 'vip', {}, []])(
  '%j makes no VIP',
  (vip) => expect(read({ vip }).vip).toBe(false),
);

test.each([
  [1200.5, 1200.5],
  ['1200.5', 1200.5],
  [' 7 ', 7],
  ['1,200', 0],
  ['', 0],
  [null, 0],
  [true, 0],
  ['Infinity', 0],
  [Number.NaN, 0],
])('a lifetime value of %j is %d', (value, expected) => {
  expect(read({ lifetime_value: value }).lifetimeValue).toBe(expected);
});

test.each([
  ['3', 3],
  [2.9, 2],
  [-1, 0],
])('a count of %j is %d', (value, expected) => {
  expect(read({ docs_last_2_days: value }).docs).toBe(expected);
});

test('what stands at a prototype is no trait', () => {
  expect(readTraits({}, { ...keys, vipTrait: 'constructor' }).vip).toBe(false);
  expect(
    readTraits(Object.create({ vip: true }) as object as Record<string, unknown>, keys).vip,
  ).toBe(false);
});
