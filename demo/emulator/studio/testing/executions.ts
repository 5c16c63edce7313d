import type { Execution, Step } from '../engine/step.ts';
import type { FlowDefinition } from '../flow/definition.ts';

export type StepPart = Pick<Step, 'name' | 'event' | 'next'> & Partial<Step>;

/** An execution of a flow that took these steps, one each 100 ms. */
export function executionOf(
  flow: FlowDefinition,
  parts: readonly StepPart[],
  more: Partial<Execution> = {},
): Execution {
  const startedAt = Date.UTC(2026, 0, 5, 9);
  const steps = parts.map((part, index): Step => {
    const at = startedAt + index * 100;
    return {
      number: index + 1,
      sid: `FT${String(index + 1).padStart(32, '0')}`,
      type: flow.states.find(({ name }) => name === part.name)?.type ?? 'trigger',
      startedAt: at,
      endedAt: at + 40,
      inputs: {},
      output: {},
      ...part,
    };
  });
  return {
    sid: 'FN00000000000000000000000000000001',
    flowSid: 'FW00000000000000000000000000000001',
    revision: 3,
    triggerEvent: 'incomingConversationMessage',
    contact: '+14155550100',
    startedAt,
    endedAt: startedAt + parts.length * 100,
    status: 'ended',
    endReason: 'end',
    waitingAt: null,
    steps,
    remarks: [],
    ...more,
  };
}

const body = `{"traits":{"docs_last_2_days":3,"note":"${'x'.repeat(2000)}"}}`;

/** The recipe's way to a person. */
export const recipeSteps: readonly StepPart[] = [
  { name: 'Trigger', event: 'incomingConversationMessage', next: 'profile_api' },
  {
    name: 'profile_api',
    event: 'success',
    next: 'split_based_on',
    inputs: { method: 'GET', url: 'https://••••@profiles.segment.com/', body: '' },
    request: { method: 'GET', url: 'https://••••@profiles.segment.com/' },
    response: { status: 200, contentType: 'application/json', body },
    output: { status_code: 200, body, parsed: { traits: { docs_last_2_days: 3 } } },
  },
  {
    name: 'split_based_on',
    event: 'match',
    next: 'send_to_flex',
    inputs: { input: '3' },
    matched: 'If value greater_than 0',
  },
  { name: 'send_to_flex', event: 'callComplete', next: null },
];
