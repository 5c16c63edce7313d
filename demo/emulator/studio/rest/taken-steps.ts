import type { Runner } from '../engine/runner.ts';
import type { Step } from '../engine/step.ts';
import type { Studio } from '../engine/studio.ts';
import { isSubflow } from './lookup.ts';

/** A step of an execution, or of a subflow in it. */
export interface TakenStep {
  step: Step;
  /** The execution or subflow that took it. */
  runner: Runner;
  /** The step that runs the subflow. */
  parentSid: string | null;
}

/** The steps of an execution in the order in which they came to their end, with those of its subflows. */
export function takenSteps(studio: Studio, runner: Runner): TakenStep[] {
  const children = studio
    .list()
    .filter((one) => isSubflow(one) && readParent(one)['execution_sid'] === runner.execution.sid);
  const own = stepsOf(runner, null);
  const isOf = (sid: string) => (child: Runner) => readParent(child)['step_sid'] === sid;
  const isRunning = (child: Runner) => !own.some(({ step }) => isOf(step.sid)(child));
  return [
    ...own.flatMap((taken) => [...toSteps(children.filter(isOf(taken.step.sid))), taken]),
    ...toSteps(children.filter(isRunning)),
  ];
}

function toSteps(children: readonly Runner[]): TakenStep[] {
  return children.flatMap((child) => stepsOf(child, String(readParent(child)['step_sid'])));
}

/** One that waits is no step yet: it has not been taken. */
function stepsOf(runner: Runner, parentSid: string | null): TakenStep[] {
  return runner.execution.steps
    .filter(({ event }) => event !== null)
    .map((step) => ({ step, runner, parentSid }));
}

function readParent({ context }: Runner): Record<string, unknown> {
  return (context.trigger['parent'] ?? {}) as Record<string, unknown>;
}
