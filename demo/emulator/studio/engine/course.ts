import type { FlowState } from '../flow/definition.ts';
import { createGate, type Gate } from './gate.ts';
import { createLimitCheck, limits, type Breach } from './limits.ts';
import { createPatience, type Patience } from './patience.ts';
import { createRecord, type ExecutionRecord } from './record.ts';
import type { Runner, RunnerOptions, Shared } from './runner.ts';
import type { EndReason } from './step.ts';

/** An execution on its way. */
export interface Course {
  options: RunnerOptions;
  shared: Shared;
  states: ReadonlyMap<string, FlowState>;
  record: ExecutionRecord;
  patience: Patience;
  ended: Gate;
  checkLimits: (name: string) => Breach | undefined;
  /** The subflow that runs in place of this one. */
  child: Runner | undefined;
  runner: () => Runner;
}

/** What an execution needs on its way; it ends by itself once its life is over. */
export function createCourse(options: RunnerOptions, runner: () => Runner): Course {
  const { flow, clock, alarms } = options;
  const shared = options.shared ?? { count: { steps: 0 }, rest: createGate() };
  const course: Course = {
    options,
    shared,
    states: new Map(flow.states.map((state) => [state.name, state])),
    record: createRecord(options),
    patience: createPatience(options),
    ended: createGate(),
    checkLimits: createLimitCheck(shared.count),
    child: undefined,
    runner,
  };
  const cancelLife = alarms.at(clock.now() + limits.lifeMs, () => end(course, 'stopped'));
  void course.ended.passed().then(cancelLife);
  return course;
}

export function isActive({ record }: Course): boolean {
  return record.execution.status === 'active';
}

/** Says that something has changed. */
export function tell({ options, runner }: Course): void {
  options.onChange?.(runner());
}

/** Ends an execution, and the subflow that runs in its place; does nothing when it has ended. */
export function end(course: Course, endReason: EndReason, problem?: Breach): void {
  if (!isActive(course)) return;
  const { options, shared, record, patience, child, ended } = course;
  patience.cancel();
  child?.stop();
  const endedAt = options.clock.now();
  const how = { endReason, endedAt, waitingAt: null, ...(problem && { problem }) };
  record.change({ status: 'ended', ...how });
  ended.open();
  tell(course);
  // After a subflow its parent goes on.
  if (!options.shared) shared.rest.open();
}
