import type { Alarms } from '../../shared/alarms.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import type { Reply, SubflowCall, SubflowResult } from '../widgets/widget.ts';
import { advance } from './advance.ts';
import type { FlowContext } from './context.ts';
import { createCourse, end, isActive, tell, type Course } from './course.ts';
import type { Gate } from './gate.ts';
import type { StepCount } from './limits.ts';
import type { Channel, StudioPorts } from './ports.ts';
import type { Execution } from './step.ts';

export interface RunnerOptions {
  flow: FlowDefinition;
  flowSid: string;
  revision: number;
  triggerEvent: string;
  context: FlowContext;
  channel: Channel;
  ports: StudioPorts;
  clock: Clock;
  alarms: Alarms;
  /** Hides secrets in whatever is kept of a step. */
  mask: <T>(value: T) => T;
  /** How long an answer by HTTP may take. */
  httpTimeoutMs?: number;
  /** What a subflow shares with the execution that it runs in. */
  shared?: Shared;
  /** Runs a subflow; `undefined` where there may be none, as in a subflow. */
  startSubflow?: (call: StartedSubflow, parent: Runner) => Promise<SubflowResult>;
  /** Told whenever something has changed. */
  onChange?: (runner: Runner) => void;
}

/** What belongs to an execution and its subflows together. */
export interface Shared {
  count: StepCount;
  /** Open while nothing goes on: the execution waits for the customer, or has ended. */
  rest: Gate;
}

export interface StartedSubflow extends SubflowCall {
  /** The step of the parent that runs it. */
  stepSid: string;
}

/** One execution of a flow, which goes on by itself until it waits or ends. */
export interface Runner {
  readonly execution: Execution;
  readonly context: FlowContext;
  readonly channel: Channel;
  readonly shared: Shared;
  /** What Liquid saw once a step had ended. */
  contextAfter(stepSid: string): FlowContext | undefined;
  /** Resolves when the execution waits for the customer, be it in a subflow, or has ended. */
  settled(): Promise<void>;
  /** Resolves when it has ended. */
  ended: Promise<void>;
  /** Hands over a message; `false` when no widget waits for one, and it is lost. */
  reply(reply: Reply): boolean;
  /** The subflow that runs in place of this one. */
  setChild(child: Runner | undefined): void;
  stop(): void;
}

const lost =
  'A message came while no widget waited for one. Studio ignores it (81002); so it was here.';

/** Starts an execution. */
export function startRunner(options: RunnerOptions): Runner {
  const course = createCourse(options, () => runner);
  const { record, shared, ended } = course;
  const runner: Runner = {
    get execution() {
      return record.execution;
    },
    get context() {
      return record.context;
    },
    channel: options.channel,
    shared,
    contextAfter: record.contextAfter,
    settled: shared.rest.passed,
    ended: ended.passed(),
    reply: (reply) => takeReply(course, reply),
    setChild(child) {
      course.child = child;
    },
    stop: () => end(course, 'stopped'),
  };
  void advance(course, options.flow.initial_state);
  return runner;
}

/** Gives a message to whoever waits for it, deepest first. */
function takeReply(course: Course, reply: Reply): boolean {
  const { child, patience, record } = course;
  if (child) return child.reply(reply);
  if (patience.reply(reply)) return true;
  if (!isActive(course)) return false;
  record.change({ remarks: [...record.execution.remarks, lost] });
  tell(course);
  return false;
}
