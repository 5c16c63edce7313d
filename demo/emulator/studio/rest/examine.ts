import { checkFlow } from '../check/check-flow.ts';
import type { Problem } from '../check/problem.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { FlowError, toPointer } from '../flow/flow-error.ts';
import { parseFlow } from '../flow/parse-flow.ts';

/** What is wrong with a flow, as Studio tells it. */
export interface FlowDetail {
  message: string;
  property_path: string;
}

export interface Examination {
  /** The flow as it can be run; missing where its shape is wrong. */
  flow?: FlowDefinition;
  errors: FlowDetail[];
  warnings: FlowDetail[];
}

/** Says all that is wrong with what should be a flow. */
export function examine(definition: unknown): Examination {
  try {
    const flow = parseFlow(definition);
    const { problems, warnings } = checkFlow(flow);
    return { flow, errors: problems.map(toDetail), warnings: warnings.map(toDetail) };
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    return { errors: error.toTwilio(), warnings: [] };
  }
}

function toDetail({ message, path, rule }: Problem): FlowDetail {
  return { message: wordings[rule] ?? message, property_path: toPointer(path) };
}

// How Twilio says it, where that is known; the check says more, but programs look for these.
const wordings: Readonly<Record<string, string>> = {
  'no-start': 'must match a widget name',
  'dangling-transition': 'must match a widget name',
  'missing-property': 'is missing but it is required',
};
