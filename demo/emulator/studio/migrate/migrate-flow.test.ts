import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFlow } from '../check/check-flow.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { printFlow } from '../flow/print-flow.ts';
import {
  buildFlex,
  buildFlow,
  buildMessage,
  buildRequest,
  buildWidget,
} from '../flow/testing/build-flow.ts';
import { replyText } from './migrate-autopilot.ts';
import { migrateFlow } from './migrate-flow.ts';

function read(name: string): string {
  return readFileSync(
    join(import.meta.dirname, `../../../../packages/studio/flows/${name}.json`),
    'utf8',
  );
}

describe('the recipe', () => {
  test('becomes the flow that is kept beside it, byte for byte', () => {
    const { flow } = migrateFlow(parseFlow(read('recipe')));
    expect(printFlow(flow)).toBe(read('recipe-conversations'));
  });

  test('is changed in these places, each with its reason', () => {
    const { changes } = migrateFlow(parseFlow(read('recipe')));
    expect(changes.map(({ widget, path }) => `${widget} ${path}`)).toEqual([
      'Trigger states[0].transitions[0].next',
      'Trigger states[0].transitions[2].next',
      'profile_api states[1].properties.url',
      'autopilot_reply states[3].properties.service',
      'autopilot_reply states[3].properties.channel',
      'send_to_flex states[4].properties.attributes',
    ]);
    for (const { reason, needsYourEye, before, after } of changes) {
      expect(reason).toMatch(/\.$/u);
      expect(needsYourEye).toBeUndefined();
      expect(after).not.toEqual(before);
    }
  });

  test('reads the phone where Webchat 3 has it', () => {
    const { states } = migrateFlow(parseFlow(read('recipe'))).flow;
    expect(states[1]?.properties['url']).toContain(
      'phone:{{trigger.conversation.ChannelAttributes.from | url_encode}}/traits',
    );
  });
});

describe('the trigger', () => {
  test('that does not list the Conversations event gets it behind the call', () => {
    const flow = withTrigger([
      { event: 'incomingMessage', next: 'a' },
      { event: 'incomingCall' },
      { event: 'incomingRequest' },
    ]);
    expect(toTransitions(flow)).toEqual([
      { event: 'incomingMessage' },
      { event: 'incomingCall' },
      { event: 'incomingConversationMessage', next: 'a' },
      { event: 'incomingRequest' },
    ]);
  });

  test('that says null is led to the widget', () => {
    const flow = withTrigger([
      { next: 'a', event: 'incomingMessage' },
      { next: null, event: 'incomingConversationMessage' },
    ]);
    expect(toTransitions(flow)).toEqual([
      { event: 'incomingMessage' },
      { event: 'incomingConversationMessage', next: 'a' },
    ]);
  });

  test('that starts the flow both ways is left, and what it says is left to a person', () => {
    const starts = { incomingMessage: 'a', incomingConversationMessage: 'a' };
    const flow = buildFlow(starts, buildMessage('a', '{{trigger.message.Body}}'));
    const migrated = migrateFlow(flow);
    expect(migrated.flow).toEqual(flow);
    expect(migrated.changes).toEqual([
      expect.objectContaining({ path: 'states[1].properties.body', needsYourEye: true }),
    ]);
  });

  test('that no message starts is left, and so is what the Console fills in', () => {
    const properties = { from: 'x', body: '', channel: '{{trigger.message.ChannelSid}}' };
    const sms = buildWidget(['a', 'send-message'], {}, properties);
    const flow = buildFlow({ incomingCall: 'a' }, sms);
    expect(migrateFlow(flow)).toEqual({ flow, changes: [] });
  });

  test('that no message starts leaves to a person what reads a message all the same', () => {
    const flow = buildFlow({ incomingParent: 'a' }, buildMessage('a', '{{trigger.message.Body}}'));
    const migrated = migrateFlow(flow);
    expect(migrated.flow).toEqual(flow);
    expect(migrated.changes).toEqual([
      expect.objectContaining({ path: 'states[1].properties.body', needsYourEye: true }),
    ]);
  });

  test('of a flow for Conversations stays, and classic leftovers in it are mended', () => {
    const flow = buildFlow(
      { incomingConversationMessage: 'a' },
      buildMessage('a', '{{trigger.message.Body}}'),
    );
    const migrated = migrateFlow(flow).flow;
    expect(migrated.states[0]).toEqual(flow.states[0]);
    expect(migrated.states[1]?.properties['body']).toBe('{{trigger.conversation.Body}}');
  });
});

describe('Autopilot', () => {
  // In the shape of the chat template that Flex once put into each project.
  const bot = buildWidget(
    ['ChatBot', 'send-to-auto-pilot'],
    { sessionEnded: 'handoff', failure: 'person', timeout: null },
    {
      chat_channel: '{{trigger.message.ChannelSid}}',
      autopilot_assistant_sid: 'UA0123',
      from: 'Bot',
      chat_service: '{{trigger.message.InstanceSid}}',
      body: '{{trigger.message.Body}}',
      target_task: 'greeting',
      timeout: 14400,
    },
  );
  const handoff = buildMessage('handoff', '{{widgets.ChatBot.CurrentTask}}', 'person');
  const flow = buildFlow({ incomingMessage: 'ChatBot' }, bot, handoff, buildFlex('person'));

  test('becomes a plain reply at its place, with its name', () => {
    const migrated = migrateFlow(flow).flow;
    expect(migrated.states[1]).toEqual({
      name: 'ChatBot',
      type: 'send-message',
      transitions: [
        { event: 'sent', next: 'handoff' },
        { event: 'failed', next: 'person' },
      ],
      properties: {
        offset: { x: 10, y: 20 },
        service: '{{trigger.conversation.InstanceSid}}',
        channel: '{{trigger.conversation.ConversationSid}}',
        from: 'Bot',
        to: '{{contact.channel.address}}',
        body: replyText,
      },
    });
    expect(checkFlow(migrated)).toEqual({ problems: [], warnings: [] });
  });

  test.each(['send-to-autopilot', 'understand'])('is known as %s too', (type) => {
    const old = { ...flow, states: flow.states.with(1, { ...bot, type }) };
    expect(migrateFlow(old).flow).toEqual(migrateFlow(flow).flow);
  });

  test('that others read from is left to a person at these places', () => {
    expect(migrateFlow(flow).changes.filter(({ needsYourEye }) => needsYourEye)).toEqual([
      expect.objectContaining({
        widget: 'handoff',
        path: 'states[2].properties.body',
        before: '{{widgets.ChatBot.CurrentTask}}',
        after: '{{widgets.ChatBot.CurrentTask}}',
      }),
    ]);
  });

  test('that answers calls is left to a person', () => {
    const call = buildFlow({ incomingCall: 'ChatBot' }, bot, handoff, buildFlex('person'));
    const { flow: migrated, changes } = migrateFlow(call);
    expect(migrated).toEqual(call);
    expect(changes[0]).toMatchObject({ path: 'states[1].type', needsYourEye: true });
  });
});

test('the SIDs of a task, and labels of the Console, are left as they are', () => {
  const label = 'If {{trigger.message.Body}} is x';
  const condition = {
    friendly_name: label,
    arguments: ['{{trigger.message.Body}}'],
    type: 'equal_to',
    value: '{{trigger.message.From}}',
  };
  const split = {
    name: 'a',
    type: 'split-based-on',
    transitions: [
      { event: 'noMatch', next: 'b' },
      { event: 'match', next: 'b', conditions: [condition] },
    ],
    properties: {
      input: '{{trigger.message.Body}}',
      later: [{ deep: '{{trigger.message.Body}}' }],
    },
  };
  const flow = buildFlow({ incomingMessage: 'a' }, split, buildFlex('b'));
  const { states } = migrateFlow(flow).flow;
  expect(states[2]).toEqual(flow.states[2]);
  expect(states[1]?.properties).toEqual({
    input: '{{trigger.conversation.Body}}',
    later: [{ deep: '{{trigger.conversation.Body}}' }],
  });
  expect(states[1]?.transitions[1]?.conditions).toEqual([
    {
      friendly_name: label,
      arguments: ['{{trigger.conversation.Body}}'],
      type: 'equal_to',
      value: '{{trigger.conversation.From}}',
    },
  ]);
});

test('what the Conversations trigger does not have is named and left', () => {
  const url = 'https://example.com/{{trigger.message.To}}';
  const { flow, changes } = migrateFlow(
    buildFlow({ incomingMessage: 'a' }, buildRequest('a', url)),
  );
  expect(flow.states[1]?.properties['url']).toBe(url);
  expect(changes.at(-1)).toMatchObject({
    widget: 'a',
    path: 'states[1].properties.url',
    before: url,
    after: url,
    needsYourEye: true,
  });
});

function withTrigger(transitions: FlowDefinition['states'][number]['transitions']): FlowDefinition {
  const { states, ...flow } = buildFlow({}, buildMessage('a', 'Hi'));
  return {
    ...flow,
    states: states.map((state, at) => (at === 0 ? { ...state, transitions } : state)),
  };
}

function toTransitions(flow: FlowDefinition): unknown {
  return migrateFlow(flow).flow.states[0]?.transitions;
}
