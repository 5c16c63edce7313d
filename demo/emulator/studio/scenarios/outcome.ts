import type { Execution } from '../engine/step.ts';
import type { Expectation } from './scenario.ts';

/** What is left of a task, its attributes parsed. */
export interface TaskSummary {
  sid: string;
  attributes: Record<string, unknown>;
  taskChannel: string;
  priority: number;
}

/** What came of a scenario. */
export interface Happened {
  outcome: Expectation['outcome'];
  /** In order; a chat may begin several, one after the other. */
  executions: readonly Execution[];
  task: TaskSummary | null;
  replies: readonly string[];
}

/** What a scenario came to: a task before all, then what went wrong. */
export function toOutcome({ executions, task, replies }: Omit<Happened, 'outcome'>) {
  if (task) return 'task';
  if (executions.some(({ endReason }) => endReason === 'failed')) return 'failed';
  if (executions.some(({ status }) => status === 'active')) return 'waiting';
  return replies.length > 0 ? 'reply' : 'ended';
}

/** What a person should hear of executions: what went wrong on the way, and what Studio ignored. */
export function readWarnings(executions: readonly Execution[]): string[] {
  return executions.flatMap(({ steps, remarks, problem }) => {
    const problems = steps.flatMap((step) =>
      step.problem ? [`${step.name}: ${step.problem.message}`] : [],
    );
    const last =
      problem && !problems.some((one) => one.endsWith(problem.message)) ? [problem.message] : [];
    return [...problems, ...last, ...remarks];
  });
}

/** The widgets that had their turn, in order, but for the trigger. */
export function readPath(executions: readonly Execution[]): string[] {
  return stepsOf(executions).flatMap(({ name, type }) => (type === 'trigger' ? [] : [name]));
}

/** The transitions taken, as `widget.event`. */
export function readTransitions(executions: readonly Execution[]): string[] {
  return stepsOf(executions).flatMap(({ name, event }) =>
    event === null ? [] : [`${name}.${event}`],
  );
}

/** The name of the trigger widget, which a path may begin with. */
export function readTrigger(executions: readonly Execution[]): string | undefined {
  return stepsOf(executions).find(({ type }) => type === 'trigger')?.name;
}

function stepsOf(executions: readonly Execution[]) {
  return executions.flatMap(({ steps }) => steps);
}
