import { expect, test } from 'vitest';
import type { FlowDefinition, FlowState } from '../flow/definition.ts';
import {
  runFunction,
  sendMessage,
  sendToFlex,
  setVariables,
  split,
  trigger,
  waitForReply,
  widget,
  type Match,
} from '../testing/flow-parts.ts';
import { bigFlow, botFlow, clinicFlow, recipeFlow } from '../testing/flows.ts';
import type { Exploration, TransitionCoverage } from './exploration.ts';
import { exploreFlow } from './explore.ts';
import { toText } from './to-text.ts';

const body = '{{trigger.conversation.Body}}';

function toFlow(...states: FlowState[]): FlowDefinition {
  const [first] = states;
  const start =
    first?.name === 'Trigger' ? [] : [trigger({ incomingConversationMessage: first?.name })];
  return { initial_state: 'Trigger', states: [...start, ...states] };
}

/** A split whose every way leads to a message of that number; what matches nothing is told `none`. */
function toSplit(input: string, ...matches: Omit<Match, 'next'>[]): FlowState[] {
  const numbered = matches.map((match, index) => ({ ...match, next: `m${index}` }));
  return [
    split('which', input, 'none', numbered),
    sendMessage('none', 'None'),
    ...numbered.map(({ next }) => sendMessage(next, next)),
  ];
}

/** What no run took, but for calls, as `widget.event: reason`. */
function missing({ transitions }: Exploration): string[] {
  return transitions
    .filter(({ isCovered, isForCalls }) => !isCovered && !isForCalls)
    .map(({ widget: name, event, reason }) => `${name}.${event}: ${reason}`);
}

/** Why the matches of a split were not taken. */
async function reasonsOf(flow: FlowDefinition): Promise<string[]> {
  const { transitions } = await exploreFlow(flow);
  return transitions.flatMap((one) => (one.widget === 'which' && one.reason ? [one.reason] : []));
}

function find({ transitions }: Exploration, name: string, event: string): TransitionCoverage {
  const found = transitions.find((one) => one.widget === name && one.event === event);
  if (!found) throw new Error(`There is no transition ${name}.${event}.`);
  return found;
}

test.each([
  ['recipe', recipeFlow],
  ['bot', botFlow],
  ['clinic', clinicFlow],
  ['big', bigFlow(60)],
])('every branch of the flow %s is reached', async (_, flow) => {
  const exploration = await exploreFlow(flow);
  expect(missing(exploration)).toEqual([]);
  expect(exploration.isComplete).toBe(true);
  expect(exploration.widgets.filter(({ isCovered }) => !isCovered)).toEqual([]);
});

test('a branch that was taken has an example: how to take it, and the way', async () => {
  const exploration = await exploreFlow(recipeFlow);
  expect(find(exploration, 'split_based_on', 'noMatch').example).toEqual({
    choices: [
      'begins with incomingMessage',
      'widgets.profile_api.parsed.traits.docs_last_2_days = 0',
    ],
    path: ['Trigger', 'profile_api', 'split_based_on'],
  });
  expect(find(exploration, 'send_to_flex', 'failedToEnqueue').example?.choices).toContain(
    'send_to_flex: failedToEnqueue',
  );
});

test('an example says of each value once what it is, also when a later split asks for more', async () => {
  const flow = toFlow(
    split('first', body, 'none', [{ type: 'greater_than', value: '5', next: 'which' }]),
    ...toSplit(body, { type: 'greater_than', value: '8' }),
  );
  expect(find(await exploreFlow(flow), 'which', 'match').example?.choices).toEqual([
    'begins with incomingConversationMessage',
    'trigger.conversation.Body = "9"',
  ]);
});

test('the same flow gives the same result', async () => {
  expect(await exploreFlow(botFlow)).toEqual(await exploreFlow(botFlow));
});

test.each([
  ['equal_to', 'Yes'],
  ['not_equal_to', '1'],
  ['matches_any_of', 'a, b'],
  ['does_not_match_any_of', '1,a'],
  ['is_blank', 'Is Blank'],
  ['is_not_blank', 'Is Not Blank'],
  ['regex', '(help|support) [0-9]{3}'],
  ['contains', 'refund'],
  ['does_not_contain', '1'],
  ['starts_with', 'order'],
  ['does_not_start_with', '1'],
  ['less_than', '-5'],
  ['greater_than', '99.5'],
  ['is_before_time', '09:00'],
  ['is_after_time', '17:30'],
  ['is_before_date', '2020-01-01'],
  ['is_after_date', '2030-12-31'],
])('a value is found that satisfies %s %s, and one that does not', async (type, value) => {
  expect(missing(await exploreFlow(toFlow(...toSplit(body, { type, value }))))).toEqual([]);
});

test.each([
  '{{trigger.conversation.ChannelAttributes.pre_engagement_data.topic | downcase}}',
  '{{trigger.conversation["Author"]}}',
  '{{contact.channel.address}}',
])('a value is put where the argument %s reads', async (input) => {
  const flow = toFlow(...toSplit(input, { type: 'equal_to', value: 'keys' }));
  expect(missing(await exploreFlow(flow))).toEqual([]);
});

test('values come from answers, from replies, from variables and from parameters of a start by REST', async () => {
  const flow: FlowDefinition = {
    initial_state: 'Trigger',
    states: [
      trigger({ incomingConversationMessage: 'call', incomingRequest: 'rest' }),
      runFunction('call', {}, 'is_vip', 'is_vip'),
      split('is_vip', '{{widgets.call.parsed.customer.tier}}', 'ask', [
        { type: 'equal_to', value: 'vip', next: 'ask' },
      ]),
      waitForReply('ask', '{{widgets.call.parsed.question}}', { incomingMessage: 'keep' }),
      setVariables('keep', { said: '{{widgets.ask.inbound.Body | upcase}}!' }, 'is_yes'),
      split('is_yes', '{{flow.variables.said}}', 'call', [
        { type: 'equal_to', value: 'YES!', next: 'rest' },
      ]),
      split('rest', '{{flow.data.order.id}}', 'hello', [
        { type: 'starts_with', value: 'X-', next: 'hello' },
      ]),
      sendMessage('hello', 'Hello'),
    ],
  };
  const found = await exploreFlow(flow);
  expect(missing(found)).toEqual([]);
  expect(find(found, 'rest', 'match').example?.choices).toContain('flow.data.order.id = "X-"');
});

test('conditions that have to hold together get one value for all', async () => {
  const between: FlowState = {
    ...split('which', body, 'none', []),
    transitions: [
      { event: 'noMatch', next: 'none' },
      {
        event: 'match',
        next: 'm0',
        conditions: [
          { friendly_name: 'a', arguments: [body], type: 'greater_than', value: '10' },
          { friendly_name: 'b', arguments: [body], type: 'less_than', value: '12' },
        ],
      },
      {
        event: 'match',
        next: 'm0',
        conditions: [
          { friendly_name: 'c', arguments: [body], type: 'contains', value: 'lost' },
          { friendly_name: 'd', arguments: [body], type: 'contains', value: 'card' },
        ],
      },
    ],
  };
  const flow = toFlow(between, sendMessage('none', 'None'), sendMessage('m0', 'Both'));
  expect(missing(await exploreFlow(flow))).toEqual([]);
});

test('the clock is set for what asks it', async () => {
  const flow = toFlow(
    ...toSplit('{{ "now" | date: "%H:%M" }}', { type: 'is_before_time', value: '09:00' }),
  );
  const found = await exploreFlow(flow);
  expect(missing(found)).toEqual([]);
  const chosen = find(found, 'which', 'match').example?.choices ?? [];
  expect(chosen.some((one) => one.startsWith('the clock shows'))).toBe(true);
});

test('a loop is gone round until its counter lets it out', async () => {
  const flow = toFlow(
    waitForReply('ask', 'A number?', { incomingMessage: 'count', timeout: 'bye' }),
    setVariables('count', { tries: '{{flow.variables.tries | plus: 1}}' }, 'which'),
    split('which', '{{flow.variables.tries}}', 'ask', [
      { type: 'greater_than', value: '4', next: 'bye' },
    ]),
    sendMessage('bye', 'Goodbye'),
  );
  const found = await exploreFlow(flow);
  expect(missing(found)).toEqual([]);
  const { path = [] } = find(found, 'which', 'match').example ?? {};
  expect(path.filter((name) => name === 'ask')).toHaveLength(5);
});

test('a widget to which nothing leads is unreachable, and so is what only it leads to', async () => {
  const flow = toFlow(
    sendMessage('hello', 'Hello'),
    sendMessage('island', 'Island', 'beach'),
    sendMessage('beach', 'Beach'),
  );
  const { widgets, isComplete } = await exploreFlow(flow);
  expect(widgets.flatMap(({ name, reason }) => (reason ? [`${name}: ${reason}`] : []))).toEqual([
    'island: The widget is unreachable: nothing leads to it.',
    'beach: The widget is unreachable: what leads to it is itself never reached.',
  ]);
  expect(isComplete).toBe(true);
});

test.each([
  ['greater_than', 'abc', body, 'No value satisfies `greater_than abc`.'],
  ['is_after_time', '25:00', body, 'No value satisfies `is_after_time 25:00`.'],
  ['regex', '(', body, 'No value satisfies `regex (`.'],
  ['sounds_like', 'x', body, 'No value satisfies `sounds_like x`.'],
  [
    'equal_to',
    'x',
    '{{widgets.nobody.parsed.x}}',
    'The condition reads widgets.nobody.parsed.x, which nothing sets.',
  ],
  [
    'equal_to',
    'x',
    '{{flow.variables.nothing}}',
    'The condition reads flow.variables.nothing, which nothing sets.',
  ],
  [
    'equal_to',
    'x',
    'a text',
    'The condition `equal_to x` never holds: what it reads is always "a text".',
  ],
])('the reason is given why %s %s of %s is never met', async (type, value, input, reason) => {
  expect(await reasonsOf(toFlow(...toSplit(input, { type, value })))).toEqual([reason]);
});

test('a variable with one value has no other', async () => {
  const flow = toFlow(
    setVariables('set', { color: 'red' }, 'which'),
    ...toSplit('{{flow.variables.color}}', { type: 'equal_to', value: 'blue' }),
  );
  expect(await reasonsOf(flow)).toEqual([
    'The condition `equal_to blue` never holds: what it reads is always "red".',
  ]);
});

test('conditions that contradict each other, or what leads to them, are told apart', async () => {
  const both: FlowState = {
    ...split('which', body, 'none', []),
    transitions: [
      { event: 'noMatch', next: 'none' },
      {
        event: 'match',
        conditions: ['a', 'b'].map((value) => ({
          friendly_name: value,
          arguments: [body],
          type: 'equal_to',
          value,
        })),
      },
    ],
  };
  expect(await reasonsOf(toFlow(both, sendMessage('none', 'None')))).toEqual([
    'No value satisfies `equal_to a` and `equal_to b` at once.',
  ]);
  const after = toFlow(
    split('first', body, 'none', [{ type: 'equal_to', value: 'a', next: 'which' }]),
    ...toSplit(body, { type: 'equal_to', value: 'b' }),
  );
  expect(await reasonsOf(after)).toEqual([
    'No run came to it: what leads here rules out `equal_to b`.',
  ]);
});

test('a condition behind one that takes all its values is never met', async () => {
  const flow = toFlow(
    ...toSplit(body, { type: 'contains', value: 'a' }, { type: 'starts_with', value: 'ab' }),
  );
  expect(await reasonsOf(flow)).toEqual([
    'No run came to it: an earlier condition takes the values of `starts_with ab`, or what leads here rules them out.',
  ]);
});

test('a split of which one condition always holds never comes to its other end', async () => {
  const flow = toFlow(
    ...toSplit(body, { type: 'is_blank', value: '' }, { type: 'is_not_blank', value: '' }),
  );
  expect(await reasonsOf(flow)).toEqual([
    'In every run one of the conditions held: `is_blank`, `is_not_blank`.',
  ]);
});

test('what always fails shows why it never succeeds', async () => {
  const flow = toFlow(sendToFlex('person', '{"name": }'));
  expect(missing(await exploreFlow(flow))).toEqual([
    expect.stringMatching(/^person\.callComplete: The widget failed in every run: .*JSON/u),
  ]);
});

test('a message whose only text is what an answer lacks is still sent in some run', async () => {
  const flow = toFlow(
    runFunction('find', {}, 'say', undefined),
    sendMessage('say', '{{widgets.find.parsed.reply}}'),
  );
  expect(missing(await exploreFlow(flow))).toEqual([]);
});

test('a kind of widget that does not run here is said to be one', async () => {
  const flow = toFlow(widget('say-play', 'speak', { say: 'Hello' }, { audioComplete: undefined }));
  expect(missing(await exploreFlow(flow))).toEqual([
    'speak.audioComplete: The local Studio does not run widgets of the type say-play.',
  ]);
});

test('a search that is cut short says so', async () => {
  const { isComplete, runs } = await exploreFlow(clinicFlow, { mostRuns: 10 });
  expect({ isComplete, runs }).toEqual({ isComplete: false, runs: 10 });
});

test('names that reach for the prototype of objects do no harm', async () => {
  const input =
    '{{widgets.find.parsed.__proto__.polluted}}{{widgets.find.parsed.constructor.name}}';
  const flow = toFlow(
    runFunction('find', {}, 'which', undefined),
    ...toSplit(input, { type: 'equal_to', value: 'x' }),
  );
  await exploreFlow(flow);
  expect('polluted' in {}).toBe(false);
});

test('the report shows each transition, with an example or a reason', async () => {
  const flow = toFlow(...toSplit(body, { type: 'greater_than', value: 'abc', name: 'Large' }));
  const text = toText(await exploreFlow(flow));
  expect(text).toContain('  ✗ match (Large) → m0\n      No value satisfies `greater_than abc`.');
  expect(text).toContain('  – incomingCall → the end');
  expect(text).toMatch(/^\d+ of \d+ transitions were taken, in \d+ runs\.$/mu);
});
