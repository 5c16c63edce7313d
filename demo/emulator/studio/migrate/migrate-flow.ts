import { isAutopilot } from '../flow/autopilot.ts';
import type { FlowDefinition, FlowState } from '../flow/definition.ts';
import { findReachable, toGraph } from '../flow/graph.ts';
import { readStarts } from '../flow/starts.ts';
import type { Change, Migrated } from './change.ts';
import { findAutopilotReads, findMessageReads } from './find-leftovers.ts';
import { migrateAutopilot } from './migrate-autopilot.ts';
import { migrateTexts } from './migrate-texts.ts';
import { migrateTrigger } from './migrate-trigger.ts';

/**
 * Rewrites a classic flow for the Conversations trigger, and says what it did; all else stays as it is. What only a
 * person can decide is not touched, and is listed with `needsYourEye`. A flow that was migrated already stays the same.
 *
 * @example
 * const { flow, changes } = migrateFlow(parseFlow(text));
 */
export function migrateFlow(flow: FlowDefinition): { flow: FlowDefinition; changes: Change[] } {
  const withoutAutopilot = replaceAutopilot(flow);
  const migrated = moveToConversations(withoutAutopilot.value);
  return { flow: migrated.value, changes: [...withoutAutopilot.changes, ...migrated.changes] };
}

function replaceAutopilot(flow: FlowDefinition): Migrated<FlowDefinition> {
  const { indexes, successors } = toGraph(flow);
  const call = readStarts(flow).get('incomingCall');
  const inCalls = findReachable(successors, indexes.get(call ?? ''));
  const isReplaced = (state: FlowState, index: number): boolean =>
    isAutopilot(state) && !inCalls.has(index);
  const names = new Set(flow.states.filter(isReplaced).map(({ name }) => name));
  const { value, changes } = mapStates(flow, (state, index) =>
    isReplaced(state, index) ? migrateAutopilot(state, `states[${index}]`) : toVoice(state, index),
  );
  return { value, changes: [...changes, ...findAutopilotReads(value, names)] };
}

/** A call cannot be answered by a message: Autopilot in a call is left to a person. */
function toVoice(state: FlowState, index: number): Migrated<FlowState> {
  if (!isAutopilot(state)) return { value: state, changes: [] };
  const { name: widget, type } = state;
  const reason = 'Calls come here, and a call cannot be answered by a message. Autopilot is gone.';
  const change = { widget, path: `states[${index}].type`, before: type, after: type, reason };
  return { value: state, changes: [{ ...change, needsYourEye: true }] };
}

function moveToConversations(flow: FlowDefinition): Migrated<FlowDefinition> {
  const starts = readStarts(flow);
  const isClassic = starts.has('incomingMessage');
  const isConversation = starts.has('incomingConversationMessage');
  if (isClassic && isConversation)
    return {
      value: flow,
      changes: findMessageReads(flow, 'both triggers start this flow.'),
    };
  if (!isClassic && !isConversation)
    return {
      value: flow,
      changes: findMessageReads(flow, 'no message starts this flow by itself.'),
    };
  return mapStates(flow, (state, index) => {
    const path = `states[${index}]`;
    if (state.type !== 'trigger' || state.name !== flow.initial_state)
      return migrateTexts(state, path);
    return migrateTrigger(state, path);
  });
}

function mapStates(
  flow: FlowDefinition,
  migrate: (state: FlowState, index: number) => Migrated<FlowState>,
): Migrated<FlowDefinition> {
  const migrated = flow.states.map(migrate);
  return {
    value: { ...flow, states: migrated.map(({ value }) => value) },
    changes: migrated.flatMap(({ changes }) => changes),
  };
}
