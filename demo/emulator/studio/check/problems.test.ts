import { maxWidgets } from '../flow/definition.ts';
import type { FlowDefinition, FlowState } from '../flow/definition.ts';
import {
  buildCondition,
  buildFlex,
  buildFlow,
  buildMessage,
  buildRequest,
  buildSplit,
  buildWidget,
} from '../flow/testing/build-flow.ts';
import { describeRules } from './testing/describe-rules.ts';

const url = 'https://example.com/';
const chat = { incomingConversationMessage: 'a' };
const from = { from: 'Bot', body: 'Hello' };

describeRules('problem', {
  'no-start': {
    broken: [
      [{ ...buildFlow(chat, buildMessage('a', 'Hi')), initial_state: 'start' }, 'initial_state'],
      [
        { ...buildFlow({}), states: [buildMessage('a', 'Hi')], initial_state: 'a' },
        'initial_state',
      ],
    ],
    sound: [buildFlow({})],
  },
  'duplicate-name': {
    broken: [
      [
        buildFlow(
          chat,
          buildMessage('a', 'Hi', 'b'),
          buildMessage('b', 'x'),
          buildMessage('b', 'y'),
        ),
        'states[3].name',
      ],
    ],
    sound: [buildFlow(chat, buildMessage('a', 'Hi', 'A'), buildMessage('A', 'x'))],
  },
  'bad-name': {
    broken: [
      [buildFlow({ incomingMessage: 'a b' }, buildMessage('a b', 'Hi')), 'states[1].name'],
      [buildFlow({ incomingMessage: 'a.b' }, buildMessage('a.b', 'Hi')), 'states[1].name'],
    ],
    sound: [buildFlow({ incomingMessage: '1_a-B' }, buildMessage('1_a-B', 'Hi'))],
  },
  'too-many-widgets': {
    broken: [[buildChain(maxWidgets), 'states']],
    sound: [buildChain(maxWidgets - 1)],
  },
  'unknown-type': {
    broken: [
      [buildFlow(chat, buildWidget(['a', 'send-mesage'], {})), 'states[1].type'],
      [buildFlow(chat, buildWidget(['a', 'send-to-auto-pilot'], {})), 'states[1].type'],
    ],
    sound: [buildFlow(chat, buildMessage('a', 'Hi'))],
  },
  'unknown-event': {
    broken: [
      [buildFlow(chat, buildWidget(['a', 'run-function'], { failed: null }, { url })), event(0)],
      [
        buildFlow(chat, buildWidget(['a', 'send-message'], { sent: null, x: null }, from)),
        event(1),
      ],
    ],
    sound: [buildFlow(chat, buildWidget(['a', 'run-function'], { fail: null }, { url }))],
  },
  'missing-property': {
    broken: [
      [buildFlow(chat, buildRequest('a', '')), 'states[1].properties.url'],
      [buildFlow(chat, without('from', buildMessage('a', 'Hi'))), 'states[1].properties.from'],
      [buildFlow(chat, without('workflow', buildFlex('a'))), 'states[1].properties.workflow'],
      [buildFlow(chat, without('channel', buildFlex('a'))), 'states[1].properties.channel'],
      [
        buildFlow(chat, without('input', buildSplit('a', '', ['b', 'b'])), buildMessage('b', 'x')),
        'states[1].properties.input',
      ],
    ],
    sound: [buildFlow(chat, buildRequest('a', url)), buildFlow(chat, buildFlex('a'))],
  },
  'dangling-transition': {
    broken: [
      [
        buildFlow(chat, buildWidget(['a', 'send-message'], { sent: 'b', failed: null }, from)),
        'states[1].transitions[0].next',
      ],
    ],
    sound: [buildFlow(chat, buildMessage('a', 'Hi', 'b'), buildMessage('b', 'Hi'))],
  },
  'split-without-no-match': {
    broken: [
      [
        buildFlow(chat, onlyMatch(buildSplit('a', 'x', ['b', 'b'])), buildMessage('b', 'Hi')),
        'states[1].transitions',
      ],
    ],
    sound: [buildFlow(chat, buildSplit('a', 'x', ['b', 'b']), buildMessage('b', 'Hi'))],
  },
  'bad-condition': {
    broken: [
      [buildCondition({ type: 'greater_then' }), 'states[1].transitions[1].conditions[0].type'],
      [
        buildFlow(
          chat,
          buildWidget(['a', 'split-based-on'], { noMatch: null, match: null }, { input: 'x' }),
        ),
        'states[1].transitions[1].conditions',
      ],
    ],
    sound: [buildCondition({ type: 'matches_any_of' }), buildCondition({ type: 'is_before_date' })],
  },
});

function event(at: number): string {
  return `states[1].transitions[${at}].event`;
}

function without(property: string, state: FlowState): FlowState {
  const properties = { ...state.properties };
  delete properties[property];
  return { ...state, properties };
}

function onlyMatch(split: FlowState): FlowState {
  return { ...split, transitions: split.transitions.filter(({ event: on }) => on === 'match') };
}

function buildChain(length: number): FlowDefinition {
  const states = Array.from({ length }, (_, at) =>
    buildMessage(`w${at}`, 'Hi', at === length - 1 ? null : `w${at + 1}`),
  );
  return buildFlow({ incomingConversationMessage: 'w0' }, ...states);
}
