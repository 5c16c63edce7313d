import type { Clock } from '../../shared/clock.ts';
import type { FlowContext } from './context.ts';
import type { Execution, Step } from './step.ts';

interface RecordOptions {
  flowSid: string;
  revision: number;
  triggerEvent: string;
  context: FlowContext;
  channel: { address: string };
  clock: Clock;
  mask: <T>(value: T) => T;
}

/** What is known of an execution: what is told of it, and what Liquid sees. */
export interface ExecutionRecord {
  readonly execution: Execution;
  readonly context: FlowContext;
  /** What Liquid saw once a step had ended. */
  contextAfter(stepSid: string): FlowContext | undefined;
  change(part: Partial<Execution>): void;
  setVariables(variables: FlowContext['flow']['variables']): void;
  /** Keeps a step and what it leaves at `widgets`; one that is kept again takes the place of what it was. */
  keep(step: Step, output: Step['output']): void;
}

/** Begins the record of an execution that starts now. */
export function createRecord(options: RecordOptions): ExecutionRecord {
  const { clock, mask } = options;
  let { context } = options;
  let execution = toExecution(options);
  const contexts = new Map<string, FlowContext>();

  return {
    get execution() {
      return execution;
    },
    get context() {
      return context;
    },
    contextAfter: (stepSid) => contexts.get(stepSid),
    change(part) {
      execution = { ...execution, ...part };
    },
    setVariables(variables) {
      const { flow } = context;
      const all = { ...flow.variables, ...variables };
      context = { ...context, flow: { ...flow, variables: all } };
    },
    keep(step, output) {
      context = { ...context, widgets: { ...context.widgets, [step.name]: output } };
      contexts.set(step.sid, context);
      const { steps } = execution;
      const others = steps.at(-1)?.sid === step.sid ? steps.slice(0, -1) : steps;
      const kept = { ...step, endedAt: clock.now(), output: mask(output) };
      execution = { ...execution, steps: [...others, kept] };
    },
  };
}

function toExecution(options: RecordOptions): Execution {
  return {
    sid: options.context.flow.sid,
    flowSid: options.flowSid,
    revision: options.revision,
    triggerEvent: options.triggerEvent,
    contact: options.channel.address,
    startedAt: options.clock.now(),
    endedAt: null,
    status: 'active',
    endReason: null,
    waitingAt: null,
    steps: [],
    remarks: [],
  };
}
