import type { FlowFacts } from './flow-facts.ts';

/** Something that is wrong with a flow, or surely not meant. */
export interface Problem {
  /** The widget's name; `null` for the flow as a whole. */
  widget: string | null;
  /** Such as `states[3].transitions[0].next`. */
  path: string;
  message: string;
  /** The name of the rule that found it. */
  rule: string;
}

/** What a rule finds; the rule's name is added to it. */
export type Finding = Omit<Problem, 'rule'>;

export interface Rule {
  name: string;
  /** `problem`: Twilio would refuse the flow. `warning`: Twilio accepts it, and it is surely wrong. */
  level: 'problem' | 'warning';
  find(facts: FlowFacts): Finding[];
}
