import type { FlowState, Transition } from '../flow/definition.ts';
import type { Done } from '../widgets/widget.ts';
import type { Step } from './step.ts';

/** A step that has been taken to its end, and where it leads. */
export interface Followed {
  step: Step;
  /** Whether the widget could not do its work, and has no way out of that. */
  isStuck: boolean;
}

/** Follows the transition of a widget that is done. */
export function follow(
  { transitions }: FlowState,
  step: Step,
  { event, transition: given, problem }: Done,
): Followed {
  const transition = given ?? transitions.find((one) => one.event === event);
  const matched = given?.conditions?.map((one) => one.friendly_name).join(', ');
  return {
    step: {
      ...step,
      event,
      // An empty name ends the branch, too.
      next: toNext(transition),
      ...(matched !== undefined && { matched }),
      ...(problem && { problem: join(problem, step.problem) }),
    },
    isStuck: problem !== undefined && transition === undefined,
  };
}

function toNext(transition: Transition | undefined): string | null {
  return transition?.next || null;
}

/** What went wrong, and the failure of Liquid that may have led to it. */
function join(
  { code, message }: NonNullable<Step['problem']>,
  earlier: Step['problem'],
): NonNullable<Step['problem']> {
  return { code, message: earlier ? `${message} Before: ${earlier.message}` : message };
}
