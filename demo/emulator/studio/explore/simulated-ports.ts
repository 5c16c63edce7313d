import type { StudioPorts } from '../engine/ports.ts';
import type { SubflowResult } from '../widgets/widget.ts';
import type { FlowReads } from './flow-reads.ts';
import { toGiven } from './given.ts';
import type { Plan } from './plan.ts';
import { eventAt, type Turn } from './turn.ts';

const failures = new Set(['failed', 'fail', 'deliveryFailure', 'failedToEnqueue', 'callFailure']);

/** A world that does to each widget, at its turn, what a plan says. */
export function createSimulatedPorts(plan: Plan, reads: FlowReads, turn: () => Turn) {
  const fails = (at: Turn): boolean => failures.has(eventAt(plan, at) ?? '');

  async function ask(): Promise<Response> {
    const at = turn();
    const { parsed, body, status_code } = toGiven(plan, reads, ['widgets', at.name], at.number);
    const planned = toStatus(status_code);
    const status = fails(at) ? (planned >= 400 ? planned : 500) : planned;
    if (parsed === undefined && typeof body === 'string') return new Response(body, { status });
    return Response.json(typeof parsed === 'object' ? parsed : {}, { status });
  }

  async function act<T>(result: T): Promise<T> {
    if (fails(turn())) throw new Error('it was made to fail');
    return result;
  }

  const ports: StudioPorts = {
    fetch: ask,
    sendMessage: ({ body }) => act({ Sid: 'IM', Body: body }),
    sendToFlex: () => act({ taskSid: 'WT' }),
    signFunctionCall: () => ({}),
    credentials: { accountSid: 'AC', authToken: 'token' },
  };

  async function startSubflow(): Promise<SubflowResult> {
    const at = turn();
    if (!fails(at))
      return { isCompleted: true, output: toGiven(plan, reads, ['widgets', at.name], at.number) };
    const problem = { code: 81_024, message: 'It was made to fail.' };
    return { isCompleted: false, output: {}, problem };
  }

  return { ports, startSubflow };
}

/** A status that an answer with a body can have. */
function toStatus(value: unknown): number {
  const status = Number(value);
  const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
  return isStatus && ![204, 205, 304].includes(status) ? status : 200;
}
