import type { FlowContext } from '../engine/context.ts';
import type { Condition } from '../flow/definition.ts';
import { renderLiquid } from '../liquid/render.ts';
import { ConditionError } from './condition-error.ts';
import { predicates } from './predicates.ts';

/**
 * Tests a condition of `split-based-on`. Its name is free text, and often says something else.
 * Throws `LiquidError` and {@link ConditionError}.
 *
 * @param now what `"now"` is to Liquid, in ms since 1970
 */
export function matches(condition: Condition, context: FlowContext, now?: number): boolean {
  const predicate = predicates.get(condition.type);
  if (!predicate) throw new ConditionError(`Studio has no condition of the type ${condition.type}`);
  const read = (template: string) => renderLiquid(template, context, now).trim();
  // The Console writes one argument; what Studio does with more is not known.
  return predicate(read(condition.arguments[0] ?? ''), read(condition.value));
}
