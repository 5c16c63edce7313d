import { createAlarms } from '../../shared/alarms.ts';
import { createClock, type Clock } from '../../shared/clock.ts';
import type { FlowContext } from '../engine/context.ts';
import type { Channel } from '../engine/ports.ts';
import { startRunner, type Runner } from '../engine/runner.ts';
import type { Step } from '../engine/step.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { toGiven } from './given.ts';
import type { FlowReads } from './flow-reads.ts';
import type { Plan } from './plan.ts';
import { createSimulatedPorts } from './simulated-ports.ts';
import { eventAt, type Turn } from './turn.ts';

const defaultTimeoutSeconds = 3600;
// As many as there may be steps.
const mostActs = 1000;

export interface Simulated {
  flow: FlowDefinition;
  reads: FlowReads;
}

/** Runs a flow in a world in which everything goes as planned, for so many steps at most. */
export async function simulateRun(
  { flow, reads }: Simulated,
  plan: Plan,
  mostSteps: number,
): Promise<readonly Step[]> {
  const clock = createClock();
  clock.freeze(plan.now);
  const alarms = createAlarms(clock);
  let runner: Runner | undefined;
  const turn = (): Turn => toTurn(flow, runner);
  const channel = toChannel(plan, reads);
  const { ports, startSubflow } = createSimulatedPorts(plan, reads, turn);
  runner = startRunner({
    flow,
    flowSid: 'FW',
    revision: 1,
    triggerEvent: plan.trigger,
    context: toContext(plan, reads, channel),
    channel,
    ports,
    clock,
    alarms,
    mask: (value) => value,
    startSubflow,
    onChange: ({ execution, stop }) => {
      if (execution.status === 'active' && execution.steps.length > mostSteps) stop();
    },
  });
  try {
    await carryOn(runner, { plan, reads, clock });
    return runner.execution.steps;
  } finally {
    runner.stop();
    alarms.close();
  }
}

/** Does what the customer does whenever the flow waits for them. */
async function carryOn(
  runner: Runner,
  { plan, reads, clock }: { plan: Plan; reads: FlowReads; clock: Clock },
): Promise<void> {
  for (let acts = 0; acts < mostActs; acts += 1) {
    await runner.settled();
    const { status, waitingAt, steps } = runner.execution;
    if (status === 'ended' || waitingAt === null) return;
    const number = steps.filter(({ name }) => name === waitingAt).length;
    if (eventAt(plan, { name: waitingAt, number }) === 'timeout') {
      const seconds = Number(steps.at(-1)?.inputs['timeout']);
      clock.advance((seconds > 0 ? seconds : defaultTimeoutSeconds) * 1000);
    } else {
      const inbound = toGiven(plan, reads, ['widgets', waitingAt, 'inbound'], number);
      runner.reply({ Body: '1', ...inbound });
    }
  }
}

function toTurn({ initial_state }: FlowDefinition, runner: Runner | undefined): Turn {
  const steps = runner?.execution.steps ?? [];
  const name = steps.at(-1)?.next ?? initial_state;
  return { name, number: steps.filter((step) => step.name === name).length + 1 };
}

function toChannel(plan: Plan, reads: FlowReads): Channel {
  const { address: given } = toGiven(plan, reads, ['contact', 'channel'], 0);
  const address = typeof given === 'string' && given !== '' ? given : '+14155552671';
  const isSms = plan.trigger === 'incomingRequest';
  return isSms
    ? { kind: 'sms', sid: null, address, ownAddress: '+14155550100' }
    : { kind: 'conversation', sid: 'CH', address, ownAddress: '' };
}

function toContext(plan: Plan, reads: FlowReads, { address, ownAddress }: Channel): FlowContext {
  const data = plan.trigger === 'incomingRequest' ? toGiven(plan, reads, ['flow', 'data'], 0) : {};
  return {
    trigger: toTrigger(plan, reads),
    flow: {
      sid: 'FN',
      flow_sid: 'FW',
      variables: {},
      data,
      channel: { address: ownAddress || 'CH' },
    },
    contact: { channel: { address } },
    widgets: {},
  };
}

function toTrigger(plan: Plan, reads: FlowReads): FlowContext['trigger'] {
  const given = (name: string) => toGiven(plan, reads, ['trigger', name], 0);
  switch (plan.trigger) {
    case 'incomingMessage':
      return { message: { Body: '1', ...given('message') } };
    case 'incomingConversationMessage':
      return { conversation: { Body: '1', ...given('conversation') } };
    case 'incomingRequest':
      return { request: { to: '+14155552671', from: '+14155550100', ...given('request') } };
    default:
      return { parent: given('parent') };
  }
}
