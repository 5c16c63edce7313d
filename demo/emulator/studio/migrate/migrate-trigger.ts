import type { FlowState, Transition } from '../flow/definition.ts';
import { isSomewhere } from '../flow/starts.ts';
import type { Change, Migrated } from './change.ts';

const reason =
  'Webchat 3 starts a flow by the Conversations trigger; the classic one would find trigger.message empty from now on.';

/** Leads the Conversations trigger where the classic one led, and that one nowhere. */
export function migrateTrigger(state: FlowState, path: string): Migrated<FlowState> {
  const from = state.transitions.findIndex(
    ({ event, next }) => event === 'incomingMessage' && isSomewhere(next),
  );
  const classic = state.transitions[from];
  if (classic === undefined) return { value: state, changes: [] };
  const { next, ...unconnected } = classic;
  const emptied = state.transitions.with(from, unconnected);
  const { transitions, changed } = connect(emptied, { next, isNextFirst: isNextFirst(classic) });
  const changes = [
    { path: `transitions[${from}].next`, before: next, after: undefined },
    changed,
  ].map((change): Change => ({
    widget: state.name,
    reason,
    ...change,
    path: `${path}.${change.path}`,
  }));
  return { value: { ...state, transitions }, changes };
}

function connect(
  transitions: readonly Transition[],
  { next, isNextFirst: first }: { next: Transition['next']; isNextFirst: boolean },
): { transitions: Transition[]; changed: Pick<Change, 'path' | 'before' | 'after'> } {
  const event = 'incomingConversationMessage';
  const build = (others: Transition): Transition =>
    first ? { next: next ?? null, ...others } : { ...others, next: next ?? null };
  const at = transitions.findIndex((transition) => transition.event === event);
  const old = transitions[at];
  if (old === undefined) {
    // Exports of the time before Conversations do not list the event; Studio puts it behind the call's.
    const call = transitions.findIndex((transition) => transition.event === 'incomingCall');
    const place = call === -1 ? transitions.length : call + 1;
    const added = build({ event });
    return {
      transitions: transitions.toSpliced(place, 0, added),
      changed: { path: `transitions[${place}]`, before: undefined, after: added },
    };
  }
  const { next: before, ...others } = old;
  return {
    transitions: transitions.with(at, build(others)),
    changed: { path: `transitions[${at}].next`, before, after: next },
  };
}

function isNextFirst(transition: Transition): boolean {
  return Object.keys(transition)[0] === 'next';
}
