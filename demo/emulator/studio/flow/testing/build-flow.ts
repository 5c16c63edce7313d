import { triggerEvents } from '../definition.ts';
import type { FlowDefinition, FlowState, TriggerEvent } from '../definition.ts';

type Nexts = Readonly<Record<string, string | null>>;

/** A flow of a trigger and these widgets. */
export function buildFlow(
  starts: Partial<Record<TriggerEvent, string>>,
  ...states: FlowState[]
): FlowDefinition {
  const trigger = {
    name: 'Trigger',
    type: 'trigger',
    transitions: triggerEvents.map((event) => toTransition(event, starts[event] ?? null)),
    properties: { offset: { x: 0, y: 0 } },
  };
  return {
    description: 'A test',
    states: [trigger, ...states],
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  };
}

/** A widget; an event that leads to `null` ends the flow. */
export function buildWidget(
  [name, type]: readonly [name: string, type: string],
  nexts: Nexts,
  properties: Record<string, unknown> = {},
): FlowState {
  const transitions = Object.entries(nexts).map(([event, next]) => toTransition(event, next));
  return { name, type, transitions, properties: { ...properties, offset: { x: 10, y: 20 } } };
}

function toTransition(event: string, next: string | null): FlowState['transitions'][number] {
  return next === null ? { event } : { next, event };
}

export function buildRequest(name: string, url: string, next: string | null = null): FlowState {
  return buildWidget([name, 'make-http-request'], { success: next, failed: next }, { url });
}

export function buildMessage(name: string, body: string, next: string | null = null): FlowState {
  const properties = { from: 'Bot', body };
  return buildWidget([name, 'send-message'], { sent: next, failed: next }, properties);
}

export function buildFlex(name: string, attributes = '{}'): FlowState {
  return buildWidget(
    [name, 'send-to-flex'],
    { callComplete: null, failedToEnqueue: null, callFailure: null },
    { workflow: 'WW0123456789', channel: 'TC0123456789', attributes },
  );
}

/** A split whose match tests that the input is greater than 0. */
export function buildSplit(
  name: string,
  input: string,
  [noMatch, match]: [string, string],
): FlowState {
  const condition = {
    friendly_name: 'If value greater_than 0',
    arguments: [input],
    type: 'greater_than',
    value: '0',
  };
  return {
    name,
    type: 'split-based-on',
    transitions: [
      { next: noMatch, event: 'noMatch' },
      { next: match, event: 'match', conditions: [condition] },
    ],
    properties: { input, offset: { x: 0, y: 0 } },
  };
}

/** A message that waits for the reply. */
export function buildQuestion(name: string, reply: string, other: string): FlowState {
  return buildWidget(
    [name, 'send-and-wait-for-reply'],
    { incomingMessage: reply, timeout: other, deliveryFailure: other },
    { from: 'Bot', body: 'Well?' },
  );
}

/** A flow whose split `a` has this condition. */
export function buildCondition(part: Record<string, unknown>): FlowDefinition {
  const split = buildSplit('a', 'x', ['b', 'b']);
  const condition = { friendly_name: '', arguments: ['x'], type: 'equal_to', value: '0', ...part };
  const match = { next: 'b', event: 'match', conditions: [condition] };
  const changed = { ...split, transitions: split.transitions.with(1, match) };
  return buildFlow({ incomingConversationMessage: 'a' }, changed, buildMessage('b', 'Hi'));
}
