import { expect, test } from 'vitest';
import type { FlowState } from '../flow/definition.ts';
import {
  runFunction,
  sendMessage,
  sendToFlex,
  split,
  trigger,
  waitForReply,
  widget,
} from '../testing/flow-parts.ts';
import { runScenarios } from './run-scenarios.ts';
import { parseScenario, type Expectation } from './scenario.ts';

const attributes = '{"phone": "{{trigger.conversation.ChannelAttributes.from}}", "topic": "keys"}';

/** Asks; `person` leads to one, all else to an answer, and silence to a goodbye. */
const askFlow = toFlowText([
  trigger({ incomingConversationMessage: 'ask', incomingMessage: 'ask' }),
  waitForReply('ask', 'What is it about?', { incomingMessage: 'is_person', timeout: 'goodbye' }),
  split('is_person', '{{widgets.ask.inbound.Body}}', 'answer', [
    { type: 'equal_to', value: 'person', next: 'to_person' },
  ]),
  sendToFlex('to_person', attributes),
  sendMessage('answer', 'Look at the docs.'),
  sendMessage('goodbye', 'Goodbye!'),
]);

const story = {
  name: 'A reader asks for a person',
  channel: 'conversation',
  attributes: { from: '+14155552671' },
  messages: ['Hello', 'person'],
  expect: { outcome: 'task' },
};

function toFlowText(states: readonly FlowState[]): string {
  return JSON.stringify({ initial_state: 'Trigger', states });
}

async function run(flowText: string, ...stories: object[]) {
  return runScenarios({ flowText, scenarios: stories.map(parseScenario) });
}

/** How a story ends that expects all this. */
async function runOne(flowText: string, changes: object) {
  const [result] = await run(flowText, { ...story, ...changes });
  if (!result) throw new Error('There is no result.');
  return result;
}

async function failuresOf(expected: Partial<Record<keyof Expectation, unknown>>) {
  const { failures } = await runOne(askFlow, { expect: { outcome: 'task', ...expected } });
  return failures;
}

test('a scenario that goes as expected passes, and tells what happened', async () => {
  const result = await runOne(askFlow, {
    expect: {
      outcome: 'task',
      path: ['ask', 'is_person', 'to_person'],
      transitions: ['ask.incomingMessage', 'to_person.callComplete'],
      task: { attributes: { phone: '+14155552671', conversations: { initiated_by: 'customer' } } },
      replies: [{ contains: 'about' }],
      warnings: [],
    },
  });
  expect(result.failures).toEqual([]);
  expect(result).toMatchObject({
    passed: true,
    outcome: 'task',
    task: { attributes: { topic: 'keys' } },
    replies: ['What is it about?'],
  });
  expect(result.executions.map(({ endReason }) => endReason)).toEqual(['end']);
});

test.each([
  [{ outcome: 'reply' }, 'The outcome is "task"; "reply" was expected.'],
  [
    { path: ['ask', 'is_person', 'answer'] },
    'The path is ask → is_person → to_person; ask → is_person → answer was expected. They part at step 3: to_person in place of answer.',
  ],
  [
    { path: ['Trigger', 'ask', 'is_person'] },
    'The path is ask → is_person → to_person; ask → is_person was expected. They part at step 3: to_person in place of the end.',
  ],
  [
    { transitions: ['is_person.noMatch'] },
    'The transition is_person.noMatch was not taken. Taken were Trigger.incomingConversationMessage, ask.incomingMessage, is_person.match, to_person.callComplete.',
  ],
  [
    { transitions: ['is_person.match', 'ask.incomingMessage'] },
    'The transition ask.incomingMessage was not taken where it was expected. Taken were Trigger.incomingConversationMessage, ask.incomingMessage, is_person.match, to_person.callComplete.',
  ],
  [
    { task: { attributes: { topic: 'bills' } } },
    'task.attributes.topic is "keys"; "bills" was expected.',
  ],
  [{ task: { attributes: { docs: 3 } } }, 'task.attributes.docs is not there; 3 was expected.'],
  [{ replies: ['What?'] }, 'Reply 1 is "What is it about?"; "What?" was expected.'],
  [
    { replies: [{ contains: 'docs' }] },
    'Reply 1 is "What is it about?"; it does not contain "docs".',
  ],
  [{ replies: [] }, '0 replies were expected; the visitor was told "What is it about?".'],
  [{ warnings: ['404'] }, 'No warning contains "404". There was none.'],
])('what is not as expected is said in a sentence: %j', async (expected, sentence) => {
  expect(await failuresOf(expected)).toEqual([sentence]);
});

test('without a task there is none of its attributes', async () => {
  const { failures } = await runOne(askFlow, {
    messages: ['Hello', 'keys'],
    expect: { outcome: 'reply', task: { attributes: { topic: 'keys' } } },
  });
  expect(failures).toEqual(['There is no task, and so none of its attributes.']);
});

test('a scenario that fails, or cannot be played, keeps none of the others from it', async () => {
  const results = await run(
    askFlow,
    { ...story, name: 'fails', expect: { outcome: 'reply' } },
    { ...story, name: 'no phone', channel: 'sms', attributes: { from: 'nobody' } },
    { ...story, name: 'passes' },
  );
  expect(results.map(({ name, passed }) => `${name} ${passed}`)).toEqual([
    'fails false',
    'no phone false',
    'passes true',
  ]);
  expect(results[1]?.failures).toEqual([
    "The scenario could not be played: The 'From' number is not a valid phone number; use E.164.",
  ]);
});

test('silence moves the clock, so that a flow gives up waiting, and no earlier', async () => {
  const short = await runOne(askFlow, {
    messages: ['Hello', { silence: 3500 }],
    expect: { outcome: 'waiting', replies: [{ contains: 'about' }] },
  });
  expect(short.failures).toEqual([]);
  const long = await runOne(askFlow, {
    messages: ['Hello', { silence: 3700 }],
    expect: { outcome: 'reply', path: ['ask', 'goodbye'], transitions: ['ask.timeout'] },
  });
  expect(long.failures).toEqual([]);
});

test('a reply that comes after a widget gave up starts the flow anew', async () => {
  const { failures, executions } = await runOne(askFlow, {
    messages: ['Hello', { reply: 'person', afterSeconds: 3700 }],
    expect: { outcome: 'waiting', path: ['ask', 'goodbye', 'ask'] },
  });
  expect(failures).toEqual([]);
  expect(executions).toHaveLength(2);
});

test('silence is felt by a widget that begins to wait within it', async () => {
  const flow = toFlowText([
    trigger({ incomingConversationMessage: 'first' }),
    waitForReply('first', 'Hello?', { timeout: 'second' }),
    waitForReply('second', 'Still there?', { timeout: 'goodbye' }),
    sendMessage('goodbye', 'Goodbye!'),
  ]);
  const replies = ['Hello?', 'Still there?', 'Goodbye!'];
  const { failures } = await runOne(flow, {
    messages: ['Hello', { silence: 7300 }],
    expect: { outcome: 'reply', replies },
  });
  expect(failures).toEqual([]);
});

const functionFlow = toFlowText([
  trigger({ incomingConversationMessage: 'find' }),
  runFunction(
    'find',
    { phone: '{{trigger.conversation.ChannelAttributes.from}}' },
    'is_known',
    'sorry',
  ),
  split('is_known', '{{widgets.find.parsed.found}}', 'sorry', [
    { type: 'equal_to', value: 'true', next: 'hello' },
  ]),
  sendMessage('hello', 'Hello {{widgets.find.parsed.name}}.'),
  sendMessage('sorry', 'Who are you?'),
]);

test.each([
  [{ json: { found: true, name: 'Ada' } }, 'Hello Ada.'],
  [{ json: { found: false } }, 'Who are you?'],
  [{ status: 500 }, 'Who are you?'],
  [{ json: { found: true, name: 'Ada' }, delayMs: 9000 }, 'Hello Ada.'],
  [{ json: { found: true, name: 'Ada' }, delayMs: 10_000 }, 'Who are you?'],
  [{ body: 'no JSON' }, 'Who are you?'],
])('a Function answers what the scenario says: %j', async (answer, reply) => {
  const { failures } = await runOne(functionFlow, {
    functions: { find: answer },
    messages: ['Hello'],
    expect: { outcome: 'reply', replies: [reply] },
  });
  expect(failures).toEqual([]);
});

test('a server that the scenario says nothing of is never asked', async () => {
  const flow = toFlowText([
    trigger({ incomingConversationMessage: 'ask' }),
    widget('make-http-request', 'ask', { method: 'GET', url: 'https://crm.example.com/x?a=1' }, {}),
  ]);
  const { failures } = await runOne(flow, {
    messages: ['Hello'],
    expect: {
      outcome: 'failed',
      warnings: ['does not say what crm.example.com/x answers; add it to "http"'],
    },
  });
  expect(failures).toEqual([]);
});

const profileFlow = toFlowText([
  trigger({ incomingConversationMessage: 'read', incomingMessage: 'read' }),
  widget(
    'make-http-request',
    'read',
    {
      method: 'GET',
      url: 'https://${PROFILE_TOKEN}:@profiles.segment.com/v1/spaces/${SPACE_ID}/collections/users/profiles/phone:%2B14155552671/traits?limit=200',
    },
    { success: 'tell', failed: 'sorry' },
  ),
  sendMessage(
    'tell',
    '{{widgets.read.parsed.traits.docs_last_2_days | default: 0}} {{widgets.read.parsed.traits.plan}}',
  ),
  sendMessage('sorry', '{{widgets.read.status_code}}'),
]);
const phone = '+14155552671';

test.each([
  [{ profile: { phone, docsRead: 3, docsReadHoursAgo: 40, traits: { plan: 'pro' } } }, '3 pro'],
  [{ profile: { phone, docsRead: 3, docsReadHoursAgo: 60 } }, '0'],
  [{ profile: { phone, docsRead: 3, batch: false } }, '0'],
  [{ profile: 'none' }, '404'],
  [{ profile: { phone }, faults: { profileApi: 'limited' } }, '429'],
  [{ profile: { phone }, faults: { profileApi: 'down' } }, '503'],
  [{ profile: { phone }, faults: { profileApi: 'not-json' } }, '0'],
  [{ holes: { PROFILE_TOKEN: 'wrong' } }, '401'],
])('the Profile API answers from what Segment was told: %j', async (changes, reply) => {
  const { replies } = await runOne(profileFlow, { ...changes, messages: ['Hello'] });
  expect(replies.map((one) => one.trim())).toEqual([reply]);
});

test('scenarios on the same servers notice nothing of faults, tasks and clocks before them', async () => {
  const anonymous = { ...story, attributes: {} };
  const faulty = { ...anonymous, messages: ['Hello'], faults: { profileApi: 'down' } };
  const profiles = await run(
    profileFlow,
    { ...faulty, expect: { outcome: 'reply', replies: ['503'] } },
    { ...faulty, faults: {}, expect: { outcome: 'reply', replies: ['404'] } },
  );
  expect(profiles.flatMap(({ failures }) => failures)).toEqual([]);
  const asked = await run(
    askFlow,
    { ...anonymous, messages: ['Hello', 'person'], expect: { outcome: 'task' } },
    { ...anonymous, messages: ['Hello', { silence: 500_000 }], expect: { outcome: 'reply' } },
    { ...anonymous, messages: ['Hello', 'keys'], expect: { outcome: 'reply' } },
  );
  expect(asked.flatMap(({ failures }) => failures)).toEqual([]);
  const startedAt = asked[2]?.executions[0]?.startedAt ?? Number.POSITIVE_INFINITY;
  expect(startedAt).toBeLessThanOrEqual(Date.now());
});

test('somebody who is known to Segment in one scenario is not in the next', async () => {
  const read = { ...story, messages: ['Hello'], profile: { phone, docsRead: 2 } };
  const results = await run(
    profileFlow,
    { ...read, expect: { outcome: 'reply', replies: [{ contains: '2' }] } },
    { ...read, profile: 'none', expect: { outcome: 'reply', replies: ['404'] } },
    { ...read, expect: { outcome: 'reply', replies: [{ contains: '2' }] } },
  );
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
});

test.each([
  [{ faults: { flex: 'down' } }, 'reply', 'Flex is down'],
  [{ faults: { messages: 'down' } }, 'failed', 'messages are down'],
])('a fault shows as a warning: %j', async (changes, outcome, warning) => {
  const { failures } = await runOne(askFlow, {
    ...changes,
    expect: { outcome, warnings: [warning] },
  });
  expect(failures).toEqual([]);
});

test('an SMS goes straight to a flow that begins with messages, else it makes a conversation', async () => {
  const reply = (namespace: string) => sendMessage('say', `From {{trigger.${namespace}.From}}`);
  const sms = { channel: 'sms', attributes: { from: '+14155550199' }, messages: ['Hello'] };
  const expected = { outcome: 'reply', replies: ['From +14155550199'] };
  for (const [event, namespace] of [
    ['incomingMessage', 'message'],
    ['incomingConversationMessage', 'conversation'],
  ] as const) {
    const flow = toFlowText([trigger({ [event]: 'say' }), reply(namespace)]);
    const { failures } = await runOne(flow, { ...sms, expect: expected });
    expect(failures).toEqual([]);
  }
});

test('a scenario can say when it happens', async () => {
  const flow = toFlowText([
    trigger({ incomingConversationMessage: 'say' }),
    sendMessage('say', '{{ "now" | date: "%Y" }}'),
  ]);
  const { failures } = await runOne(flow, {
    at: '2031-06-15T12:00:00Z',
    messages: ['Hello'],
    expect: { outcome: 'reply', replies: ['2031'] },
  });
  expect(failures).toEqual([]);
});

test('secrets are not shown in what is kept of a run', async () => {
  const { executions } = await runOne(profileFlow, { messages: ['Hello'] });
  expect(JSON.stringify(executions)).not.toContain('docent-demo-profile-token');
});
