import { expect, test } from 'vitest';
import { parseScenario, ScenarioError } from './scenario.ts';

const least = {
  name: 'A reader asks',
  channel: 'conversation',
  messages: ['Hello'],
  expect: { outcome: 'task' },
};

function refusal(input: unknown): string {
  try {
    parseScenario(input);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('a scenario needs a name, a channel, messages and an outcome; the rest has defaults', () => {
  expect(parseScenario(least)).toMatchObject({
    attributes: {},
    profile: 'none',
    faults: {},
    messages: [{ reply: 'Hello', afterSeconds: 0 }],
  });
  expect(refusal({})).toBe(
    ['name', 'channel', 'messages', 'expect'].map((field) => `${field}: is missing.`).join('\n'),
  );
});

test('YAML and JSON are read the same', () => {
  const yaml = [
    'name: A reader asks',
    'channel: conversation',
    'messages:',
    '  - Hello',
    '  - reply: And?',
    '    afterSeconds: 30',
    '  - silence: 3600',
    'expect:',
    '  outcome: task',
  ].join('\n');
  const messages = ['Hello', { reply: 'And?', afterSeconds: 30 }, { silence: 3600 }];
  expect(parseScenario(yaml)).toEqual(parseScenario(JSON.stringify({ ...least, messages })));
});

test('a profile counts as computed unless the scenario says otherwise', () => {
  const { profile } = parseScenario({ ...least, profile: { phone: '+14155552671' } });
  expect(profile).toEqual({
    phone: '+14155552671',
    docsRead: 0,
    docsReadHoursAgo: 0,
    traits: {},
    batch: true,
  });
});

test.each([
  [{ ...least, chanel: 'sms' }, 'chanel: there is no such field.'],
  [{ ...least, channel: 'chat' }, 'channel: is not one of conversation, classic-chat, sms.'],
  [{ ...least, profile: 'some' }, 'profile: is neither "none" nor a profile.'],
  [{ ...least, profile: { phone: 1415 } }, 'profile.phone: is no text; put it in quotes.'],
  [{ ...least, profile: { docsRead: 1 } }, 'profile.phone: is missing.'],
  [{ ...least, messages: [] }, 'messages: is empty; a flow starts with a message.'],
  [
    { ...least, messages: [{ silence: 5 }] },
    'messages: begins with silence; a flow starts with a message.',
  ],
  [{ ...least, messages: ['a', { silence: -1 }] }, 'messages.1.silence: is below 0.'],
  [{ ...least, messages: ['a', { replay: 'b' }] }, 'messages.1.reply: is missing.'],
  [{ ...least, at: 'soon' }, 'at: is no time.'],
  [{ ...least, faults: { flex: 'slow' } }, 'faults.flex: is not "down".'],
  [
    { ...least, expect: { outcome: 'done' } },
    'expect.outcome: is not one of task, reply, ended, waiting, failed.',
  ],
  [
    { ...least, expect: { outcome: 'task', transitions: ['profile_api'] } },
    'expect.transitions.0: is no transition; write "widget.event".',
  ],
  [
    { ...least, expect: { outcome: 'reply', replies: [{ contain: 'x' }] } },
    'expect.replies.0.contains: is missing.',
  ],
])('a refusal names the field: %#', (input, sentence) => {
  expect(refusal(input)).toContain(sentence);
});

test('a phone without quotes, which YAML reads as a number, is refused where it is', () => {
  const yaml = 'name: x\nchannel: sms\nattributes:\n  from: +14155552671\n';
  expect(refusal(yaml)).toContain('attributes: has a number as `from`');
});

test('what is neither YAML nor JSON is refused with its place', () => {
  expect(refusal('name: [')).toMatch(/^The scenario is neither YAML nor JSON: .*line 1/u);
  expect(refusal('just a text')).toBe('The scenario: is no map of fields.');
});
