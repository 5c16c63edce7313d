import { expect, test } from 'vitest';
import { toFlowProblems } from './to-flow-problems.ts';

test('says each problem with its place', () => {
  const errors = [
    { property_path: '#/initial_state', message: 'must match a widget name' },
    { message: 'is wrong' },
    { property_path: '#/states' },
    'no problem',
  ];
  expect(toFlowProblems({ errors, warnings: [] })).toEqual([
    '#/initial_state: must match a widget name',
    'is wrong',
    '#/states: Studio gives no reason.',
  ]);
});

test.each([undefined, null, 'text', {}, { errors: {} }])('finds nothing in %j', (details) => {
  expect(toFlowProblems(details)).toEqual([]);
});
