import { invalidParameter } from '../../twilio/errors.ts';
import type { Parameters } from '../../twilio/rest/parameters.ts';
import type { FlowInput } from '../engine/flows.ts';
import { maxFlowBytes, type FlowDefinition } from '../flow/definition.ts';
import { examine, type Examination } from './examine.ts';

/** What a caller gave of a flow, and what is wrong with it. */
export interface ReadFlow {
  changes: Partial<Omit<FlowInput, 'sid'>> & Pick<FlowInput, 'status'>;
  examination: Examination | undefined;
}

/** Reads the parameters that create, update and validate a flow. */
export function readFlow(parameters: Parameters): ReadFlow {
  parameters.required('Status');
  const status = parameters.oneOf('Status', ['draft', 'published']) ?? 'draft';
  const friendlyName = parameters.text('FriendlyName');
  const commitMessage = parameters.textOrNull('CommitMessage');
  const authorSid = parameters.textOrNull('AuthorSid');
  const text = parameters.text('Definition');
  const value = text === undefined ? undefined : readJson(text);
  const examination = value === undefined ? undefined : examine(value);
  // A draft is kept as it is, so that it can be repaired.
  const definition = examination?.flow ?? (value as FlowDefinition | undefined);
  return {
    changes: {
      status,
      ...(friendlyName && { friendlyName }),
      ...(definition !== undefined && { definition }),
      ...(commitMessage !== undefined && { commitMessage }),
      ...(authorSid !== undefined && { authorSid }),
    },
    examination,
  };
}

function readJson(text: string): unknown {
  if (text.length > maxFlowBytes || Buffer.byteLength(text) > maxFlowBytes)
    throw invalidParameter('The definition is larger than 1 MB');
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('The definition is not JSON');
  }
}
