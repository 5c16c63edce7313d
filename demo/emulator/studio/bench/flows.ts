import type { FlowDefinition, FlowState, Transition } from '../flow/definition.ts';

/** A flow of so many widgets in a row: variables, splits and messages, each with Liquid. */
export function buildLine(count: number): FlowDefinition {
  const names = Array.from({ length: count - 1 }, (_, at) => `step_${at}`);
  const states = names.map((name, at) => toState(name, at, names[at + 1]));
  return toFlow(names[0], states);
}

/** A flow of so many widgets with branches, loops back and long ways forward, as large flows have them. */
export function buildTree(count: number): FlowDefinition {
  const names = Array.from({ length: count - 1 }, (_, at) => `step_${at}`);
  const states = names.map((name, at): FlowState => {
    const [next, far] = [names[at + 1], names[Math.min(at + 7, count - 2)]];
    const state = toState(name, at, next);
    if (state.type === 'split-based-on')
      return { ...state, transitions: [toMatch(next), { event: 'noMatch', ...to(far) }] };
    if (at % 50 !== 49) return state;
    return {
      ...state,
      transitions: state.transitions.map(({ event }) => ({ event, ...to(names[at - 40]) })),
    };
  });
  return toFlow(names[0], states);
}

function toFlow(first: string | undefined, states: readonly FlowState[]): FlowDefinition {
  const events = ['incomingMessage', 'incomingConversationMessage', 'incomingRequest'];
  const transitions = events.map((event) => ({ event, ...to(first) }));
  const trigger = { name: 'Trigger', type: 'trigger', transitions, properties: {} };
  return { initial_state: 'Trigger', states: [trigger, ...states] };
}

function toState(name: string, at: number, next: string | undefined): FlowState {
  if (at % 3 === 0) {
    const value = `{{flow.variables.count | plus: 1}}`;
    const variables = [
      { key: 'count', value },
      { key: 'said', value: '{{trigger.conversation.Body | downcase}}' },
    ];
    return toWidget(name, 'set-variables', [{ event: 'next', ...to(next) }], { variables });
  }
  if (at % 3 === 1) {
    const input = '{{flow.variables.count}}';
    const transitions = [{ event: 'noMatch', ...to(next) }, toMatch(next)];
    return toWidget(name, 'split-based-on', transitions, { input });
  }
  const body = 'You said {{flow.variables.said}} to {{contact.channel.address}}';
  const transitions = ['sent', 'failed'].map((event) => ({ event, ...to(next) }));
  return toWidget(name, 'send-message', transitions, { from: 'Bot', body });
}

function toWidget(
  name: string,
  type: string,
  transitions: readonly Transition[],
  properties: FlowState['properties'],
): FlowState {
  return { name, type, transitions, properties };
}

function toMatch(next: string | undefined): Transition {
  const condition = {
    friendly_name: 'If value greater_than 0',
    arguments: ['{{flow.variables.count}}'],
    type: 'greater_than',
    value: '0',
  };
  return { event: 'match', ...to(next), conditions: [condition] };
}

function to(next: string | undefined): Pick<Transition, 'next'> {
  return next === undefined ? {} : { next };
}
