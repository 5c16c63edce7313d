import { expect, test } from 'vitest';
import { faultKinds, kindOf } from './fault-kinds.ts';
import { buildPlan } from './plan.ts';

const options = { messages: 2000, seed: 1, tabs: 2 };

test('the same seed gives the same plan, and another seed another', () => {
  expect(buildPlan(options)).toEqual(buildPlan(options));
  expect(buildPlan({ ...options, seed: 2 })).not.toEqual(buildPlan(options));
});

test('each side writes its half, numbered in order', () => {
  const plan = buildPlan(options);
  const toNumbered = (who: string) => Array.from({ length: 1000 }, (_, at) => `${who} ${at + 1}`);
  expect(plan.flatMap(({ visitor }) => visitor)).toEqual(toNumbered('visitor'));
  expect(plan.flatMap(({ agent }) => agent)).toEqual(toNumbered('agent'));
  for (const { visitor, typed } of plan) expect(typed).toBeLessThanOrEqual(visitor.length);
});

test('every kind of fault is there, quick ones first, and the end is checked', () => {
  const plan = buildPlan(options);
  expect(new Set(plan.map(({ fault }) => fault))).toEqual(new Set(Object.keys(faultKinds)));
  const quick = Object.values(faultKinds).filter((kind) => !('isSlow' in kind)).length;
  expect(plan.slice(0, quick).filter(({ fault }) => kindOf(fault).isSlow)).toEqual([]);
  expect(plan.at(-1)?.isChecked).toBe(true);
});
