import { expect, test } from 'vitest';
import { checkAttribute, checkNoTask, checkRoute, checkSaid, checkTask } from './findings.ts';
import type { HeldChat, Snapshot } from './stage-api/snapshot.ts';

const chat: HeldChat = {
  sid: 'CH00000000000000000000000000000001',
  state: 'active',
  attributes: { from: '+14156300001' },
  participants: ['guest-a'],
  visitor: 'guest-a',
  messages: [
    { index: 0, author: 'guest-a', by: 'visitor', body: 'Hello', links: [] },
    { index: 1, author: 'agent.maya', by: 'agent', body: 'Hi', links: [] },
  ],
};
const parsed = { route: 'person', reason: 'docs-read', source: 'events' };
const held: Snapshot = {
  chats: [chat],
  tasks: [],
  executions: [
    {
      sid: 'FN1',
      flowSid: 'FW1',
      contact: 'guest-a',
      steps: [{ name: 'find_profile', event: 'success', inputs: {}, output: { parsed } }],
    },
  ],
  segment: [],
  sms: [],
  connections: [],
};

test('a route is as expected only where each part of it is', () => {
  expect(checkRoute(held, chat, { route: 'person', source: 'events' })).toMatchObject({
    holds: true,
    journey: `chat:${chat.sid}`,
  });
  expect(checkRoute(held, chat, { route: 'person', source: 'trait' })).toMatchObject({
    holds: false,
    evidence: expect.stringContaining('source: events'),
  });
});

test('nothing is as expected of a chat that is not there', () => {
  const nothing: Snapshot = { ...held, chats: [], executions: [] };
  expect(checkRoute(nothing, undefined, { route: 'person' }).holds).toBe(false);
  expect(checkAttribute(undefined, 'from', undefined).holds).toBe(false);
  expect(checkTask(nothing, undefined).holds).toBe(false);
  expect(checkNoTask(nothing, undefined).holds).toBe(false);
  expect(checkSaid(undefined, 'visitor', ['Hello']).holds).toBe(false);
});

test('a message that is there twice, or in another order, is not as expected', () => {
  expect(checkSaid(chat, 'visitor', ['Hello']).holds).toBe(true);
  const [first] = chat.messages;
  const doubled = { ...chat, messages: first ? [first, first] : [] };
  expect(checkSaid(doubled, 'visitor', ['Hello'])).toMatchObject({
    holds: false,
    evidence: 'Twilio holds 2 messages of the visitor: “Hello” “Hello”',
  });
});
