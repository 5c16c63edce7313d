import type { FlowState } from '../flow/definition.ts';
import type { Done } from '../widgets/widget.ts';
import { end, isActive, tell, type Course } from './course.ts';
import { follow } from './follow.ts';
import type { Waiting } from './patience.ts';
import type { Step } from './step.ts';
import { takeTurn } from './turn.ts';

/** Runs widgets until one waits or the execution ends; never throws. */
export async function advance(course: Course, first: string | null): Promise<void> {
  try {
    let name = first;
    while (name !== null && isActive(course)) {
      const next = await runOne(course, name);
      if (next === 'waits') return;
      name = next.name;
    }
    end(course, 'end');
  } catch (error) {
    const { message } = error as Error;
    end(course, 'failed', { code: 20_500, message: `The local Studio failed: ${message}` });
  }
}

/** Runs one widget; tells which comes next. */
async function runOne(course: Course, name: string): Promise<'waits' | { name: string | null }> {
  const breach = course.checkLimits(name);
  const state = course.states.get(name);
  if (breach || !state) {
    const message = `There is no widget "${name}" in the flow.`;
    end(course, 'failed', breach ?? { code: 81_022, message });
    return { name: null };
  }
  const { step, outcome } = await turn(course, state);
  // It may have been stopped meanwhile.
  if (!isActive(course)) return { name: null };
  if (!('waitMs' in outcome)) return { name: finish(course, { state, step }, outcome) };
  wait(course, { state, step }, outcome);
  return 'waits';
}

function turn({ options, record, runner }: Course, state: FlowState) {
  const { startSubflow } = options;
  return takeTurn(state, {
    ...options,
    context: record.context,
    number: record.execution.steps.length + 1,
    startSubflow:
      startSubflow &&
      ((call) => {
        record.change({ waitingAt: state.name });
        return startSubflow(call, runner());
      }),
  });
}

interface TakenTurn {
  state: FlowState;
  step: Step;
}

function wait(course: Course, taken: TakenTurn, waiting: Waiting): void {
  const { record, patience, shared } = course;
  record.keep(taken.step, waiting.output);
  record.change({ waitingAt: taken.state.name });
  shared.rest.open();
  patience.start(waiting, (done) => {
    shared.rest.close();
    void advance(course, finish(course, taken, done));
  });
  tell(course);
}

/** Keeps the step and what it left; tells where its transition leads. */
function finish(course: Course, { state, step }: TakenTurn, done: Done): string | null {
  const { record, options } = course;
  const { step: followed, isStuck } = follow(state, step, done);
  const problem = followed.problem && options.mask(followed.problem);
  if (done.variables) record.setVariables(done.variables);
  record.keep({ ...followed, ...(problem && { problem }) }, done.output ?? done.variables ?? {});
  record.change({ waitingAt: null });
  tell(course);
  if (isStuck) end(course, 'failed', problem);
  return followed.next;
}
