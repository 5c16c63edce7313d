import type { Execution } from '../../engine/step.ts';

/** How an execution went, in one sentence. */
export function outcomeOf(execution: Execution): string {
  const { steps, status, endReason, waitingAt } = execution;
  const last = steps.at(-1);
  if (status === 'active') {
    if (waitingAt) return `Waits at ${waitingAt} for ${waitsFor(execution, waitingAt)}.`;
    return last ? `Runs; the last widget was ${last.name}.` : 'Has not begun.';
  }
  if (endReason === 'stopped') return last ? `Was stopped at ${last.name}.` : 'Was stopped.';
  if (endReason === 'failed') {
    const problem = execution.problem ?? steps.findLast((step) => step.problem)?.problem;
    return `Failed${last ? ` at ${last.name}` : ''}${problem ? `: ${problem.message}` : '.'}`;
  }
  if (!last) return 'Ended before any widget ran.';
  if (last.type === 'send-to-flex' && last.event === 'callComplete')
    return `Went to a person, at ${last.name}.`;
  return `Ended after ${last.name}${last.event === null ? '' : `, with "${last.event}"`}.`;
}

function waitsFor({ steps }: Execution, waitingAt: string): string {
  const type = steps.findLast(({ name }) => name === waitingAt)?.type;
  return type === 'run-subflow' ? 'its subflow' : "the customer's reply";
}
