import type { Step } from '../../../../emulator/studio/engine/step.ts';
import type { FlowState } from '../../../../emulator/studio/flow/definition.ts';
import { toCount } from '../../words/plural.ts';
import { toRecord, toText } from '../../words/read-record.ts';
import { describeSplit } from './describe-split.ts';
import { reasonWords } from './reason-words.ts';
import { isProfileRequest, toFunctionName } from './step-kinds.ts';

type Describe = (step: Step, state: FlowState | undefined) => string;

const functions: Readonly<Record<string, Describe>> = {
  'find-profile': ({ event, output }) =>
    event === 'success'
      ? `Looked the phone up: ${toFound(output)}`
      : 'The phone could not be looked up',
  answer: ({ event, output }) => {
    if (event !== 'success') return 'The bot gave no answer';
    return isHandoff(output) ? 'The bot asks for a person' : 'The bot found an answer';
  },
  'prepare-task': ({ event }) =>
    event === 'success' ? 'Prepared the task for the agent' : 'The task could not be prepared',
};

const describers: Readonly<Record<string, Describe>> = {
  trigger: () => 'A message came in',
  'set-variables': () => 'Set its variables',
  'split-based-on': (step, state) => `Split: ${describeSplit(step, state)}`,
  'send-message': ({ event }) =>
    event === 'sent' ? 'Wrote a message' : 'A message could not be sent',
  'send-and-wait-for-reply': toReply,
  'send-to-flex': ({ event }) =>
    event === 'callComplete' ? 'Handed over to a person' : 'No task could be created',
  'make-http-request': toRequest,
  'run-function': (step) =>
    functions[toFunctionName(step) ?? '']?.(step, undefined) ??
    `Called the Function ${toFunctionName(step) ?? step.name}`,
};

/** What a step did, and where it led: `Split: docs were read → prepare_task`. */
export function describeStep(step: Step, state?: FlowState): string {
  const what = describers[step.type]?.(step, state) ?? `Ran ${step.name} (${step.type})`;
  return step.event === null ? what : `${what} → ${step.next ?? 'the end'}`;
}

function toReply({ event }: Step): string {
  if (event === null) return "Wrote, and waits for the visitor's reply";
  if (event === 'incomingMessage') return 'The visitor replied';
  return event === 'timeout'
    ? 'The visitor did not reply in time'
    : 'The message could not be delivered';
}

function toRequest(step: Step): string {
  const { response } = step;
  const isProfile = isProfileRequest(step);
  const what = isProfile ? 'Looked the phone up' : 'Asked a server';
  if (isProfile && response?.status === 404) return `${what}: Segment knows nobody with it (404)`;
  return response ? `${what}: answered ${response.status}` : `${what}: no answer`;
}

function toFound(output: Step['output']): string {
  const answer = toRecord(output['parsed']);
  const count = answer['docs_last_2_days'];
  return typeof count === 'number' && count > 0
    ? `${toCount(count, 'doc')} read`
    : (reasonWords[toText(answer['reason']) ?? ''] ?? 'answered');
}

function isHandoff(output: Step['output']): boolean {
  const { handoff } = toRecord(output['parsed']);
  return handoff === true || handoff === 'true';
}
