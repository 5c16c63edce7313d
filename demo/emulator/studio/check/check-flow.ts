import type { FlowDefinition } from '../flow/definition.ts';
import { readFacts } from './flow-facts.ts';
import type { Problem } from './problem.ts';
import { rules } from './rules.ts';

export interface CheckResult {
  /** Twilio would refuse the flow. */
  problems: Problem[];
  /** Twilio accepts it, but it is surely not meant like this. */
  warnings: Problem[];
}

/**
 * Says what is wrong with a flow. The shape must be right already: see `parseFlow`.
 *
 * @example
 * const { problems } = checkFlow(parseFlow(text));
 * for (const { path, message } of problems) console.error(`${path}: ${message}`);
 */
export function checkFlow(flow: FlowDefinition): CheckResult {
  const facts = readFacts(flow);
  const found = (level: string): Problem[] =>
    rules
      .filter((rule) => rule.level === level)
      .flatMap((rule) => rule.find(facts).map((finding) => ({ ...finding, rule: rule.name })));
  return { problems: found('problem'), warnings: found('warning') };
}
