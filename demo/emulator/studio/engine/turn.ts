import { LiquidError } from '../liquid/render.ts';
import { ConditionError } from '../conditions/condition-error.ts';
import { createSid } from '../../twilio/sids.ts';
import type { FlowState } from '../flow/definition.ts';
import { toFailureEvent, widgets } from '../widgets/registry.ts';
import { createTrigger } from '../widgets/trigger.ts';
import type { Outcome, SubflowResult, Widget, WidgetCall } from '../widgets/widget.ts';
import { renderInputs, type Inputs } from './inputs.ts';
import type { RunnerOptions, StartedSubflow } from './runner.ts';
import type { Step } from './step.ts';

interface TurnOptions extends Omit<RunnerOptions, 'startSubflow'> {
  number: number;
  startSubflow: ((call: StartedSubflow) => Promise<SubflowResult>) | undefined;
}

/** What a widget's turn came to; the step has no end yet. */
export interface Turn {
  step: Step;
  outcome: Outcome;
}

// @see https://www.twilio.com/docs/studio/widget-library/http-request
const longestHttpMs = 10_000;

/** Gives one widget its turn: never throws, whatever the widget meets. */
export async function takeTurn(state: FlowState, options: TurnOptions): Promise<Turn> {
  const { context, clock, mask, number, triggerEvent } = options;
  const startedAt = clock.now();
  const inputs = renderInputs(state, context, startedAt);
  const noted: Pick<Step, 'request' | 'response' | 'problem'> = {};
  const sid = createSid('FT');
  const note: WidgetCall['note'] = (part) => Object.assign(noted, mask(part));
  const call = toCall(state, options, { sid, inputs, note });
  const widget = state.type === 'trigger' ? createTrigger(triggerEvent) : widgets.get(state.type);
  const outcome = await runSafely(widget, state, call);
  const step: Step = {
    number,
    sid,
    name: state.name,
    type: state.type,
    startedAt,
    endedAt: startedAt,
    inputs: mask(inputs.all),
    ...(inputs.error && { problem: toProblem(inputs.error, mask) }),
    ...noted,
    output: {},
    event: null,
    next: null,
  };
  return { step, outcome };
}

function toProblem({ code, message }: LiquidError, mask: RunnerOptions['mask']) {
  return mask({ code, message });
}

function toCall(
  state: FlowState,
  { context, channel, ports, clock, startSubflow, httpTimeoutMs = longestHttpMs }: TurnOptions,
  { sid, inputs, note }: { sid: string; inputs: Inputs; note: WidgetCall['note'] },
): WidgetCall {
  const { text, render } = inputs;
  return {
    state,
    context,
    channel,
    ports,
    text,
    render,
    raw: (property) => state.properties[property],
    note,
    now: () => clock.now(),
    httpTimeoutMs,
    runSubflow: startSubflow
      ? (subflow) => startSubflow({ ...subflow, stepSid: sid })
      : refuseSubflow,
  };
}

async function runSafely(
  widget: Widget | undefined,
  { type }: FlowState,
  call: WidgetCall,
): Promise<Outcome> {
  if (!widget) {
    const message = `The local Studio does not run widgets of type "${type}". The execution goes no further here.`;
    return { event: 'unsupported', output: {}, problem: { code: 81_022, message } };
  }
  try {
    return await widget.run(call);
  } catch (error) {
    const isForeseen = error instanceof LiquidError || error instanceof ConditionError;
    const { message } = error as Error;
    const problem = { code: isForeseen ? error.code : 20_500, message };
    return { event: toFailureEvent(widget), output: {}, problem };
  }
}

async function refuseSubflow(): Promise<SubflowResult> {
  const message = 'A subflow cannot run another subflow. Put its widgets into this one.';
  return { isCompleted: false, output: {}, problem: { code: 81_024, message } };
}
