import { describe, expect, test } from 'vitest';
import type { FlowDefinition } from '../../flow/definition.ts';
import { checkFlow } from '../check-flow.ts';
import type { Rule } from '../problem.ts';
import { rules } from '../rules.ts';

/** For each rule: flows that break this rule alone, each with the place; and flows that are like them, and sound. */
type Cases = Readonly<
  Record<
    string,
    { broken: readonly (readonly [FlowDefinition, string])[]; sound: FlowDefinition[] }
  >
>;

/** Tests the rules of a level. */
export function describeRules(level: Rule['level'], cases: Cases): void {
  test(`every rule that finds a ${level} has its cases`, () => {
    const names = rules.filter((rule) => rule.level === level).map(({ name }) => name);
    expect(Object.keys(cases).toSorted()).toEqual(names.toSorted());
  });

  describe.each(Object.entries(cases))('%s', (name, { broken, sound }) => {
    test('finds what breaks it, and no other rule does', () => {
      for (const [flow, path] of broken) {
        const { problems, warnings } = checkFlow(flow);
        expect([...problems, ...warnings]).toEqual([expect.objectContaining({ rule: name, path })]);
        expect(level === 'problem' ? problems : warnings).toHaveLength(1);
      }
    });

    test('says nothing of what is only like it', () => {
      for (const flow of sound) expect(checkFlow(flow)).toEqual({ problems: [], warnings: [] });
    });
  });
}
