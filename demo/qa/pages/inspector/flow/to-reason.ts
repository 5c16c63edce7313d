import type { Step } from '../../../../emulator/studio/engine/step.ts';

/** Why a step led where it did, in a sentence. */
export function toReason(step: Step): string {
  const { event, problem, type } = step;
  if (event === null) return problem ? 'The execution ended here.' : whatItAwaits(type);
  if (type === 'split-based-on') return splitReason(step);
  if (step.response) return `It was answered with ${step.response.status}.`;
  if (problem) return 'It went wrong.';
  return (Object.hasOwn(reasons, event) && reasons[event]?.(step)) || '';
}

function splitReason({ event, matched, inputs }: Step): string {
  const seen = typeof inputs['input'] === 'string' ? inputs['input'] : '';
  const shown = seen === '' ? 'nothing' : `“${seen}”`;
  if (event === 'noMatch') return `It saw ${shown}, and no condition matched.`;
  return matched === undefined ? `It saw ${shown}.` : `It saw ${shown}: “${matched}” matched.`;
}

function whatItAwaits(type: string): string {
  return type === 'run-subflow' ? 'It waits for its subflow.' : 'It waits for the visitor’s reply.';
}

const reasons: Readonly<Record<string, (step: Step) => string>> = {
  incomingConversationMessage: () => 'A visitor’s message came in.',
  incomingMessage: ({ type }) =>
    type === 'trigger' ? 'A message came in.' : 'The visitor replied.',
  incomingRequest: () => 'The REST API was asked to start the flow.',
  incomingParent: () => 'Another flow ran this one.',
  timeout: ({ inputs }) => `No reply came within ${secondsOf(inputs)}.`,
  deliveryFailure: () => 'The message could not be delivered.',
  sent: () => 'The message was sent.',
  next: ({ type }) => (type === 'set-variables' ? 'The variables were set.' : ''),
  callComplete: ({ output }) =>
    typeof output['TaskSid'] === 'string'
      ? `The task ${output['TaskSid']} was created.`
      : 'The task was created.',
  failedToEnqueue: () => 'The task could not be created.',
};

function secondsOf(inputs: Step['inputs']): string {
  const { timeout } = inputs;
  return typeof timeout === 'string' || typeof timeout === 'number' ? `${timeout} s` : 'the time';
}
