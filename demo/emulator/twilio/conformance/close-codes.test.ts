import type { Message } from '@twilio/conversations';
import { test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import { addMessage } from '../conversations/messages.ts';
import { byServer } from '../services.ts';
import { startTestTwilio } from '../testing/test-support.ts';
import { quick, visit } from './visit.ts';
import { watch } from './watch.ts';

const names = ['connectionError', 'tokenExpired'] as const;
const gone = ['disconnecting', 'disconnected'];

// After a goodbye the SDK stays three seconds in `disconnecting`: these tests wait beside one another.
test.concurrent.for([
  { code: 308, states: ['disconnecting', 'connecting', 'connected'], events: [] },
  { code: 401, states: gone, events: [] },
  { code: 406, states: ['disconnected'], events: ['connectionError'] },
  { code: 410, states: gone, events: ['tokenExpired'] },
  { code: 417, states: ['disconnected'], events: [] },
] as const)(
  'is told goodbye with $code',
  async ({ code, states, events }, { expect, onTestFinished }) => {
    const twilio = await startTestTwilio({ onTestFinished });
    const { services, store } = twilio;
    const { sid } = await twilio.conversation(['visitor']);
    const { client } = await visit(twilio, 'visitor', sid, quick);
    const met = watch<string>(client, 'connectionStateChanged');
    const seen = watch<Message>(client, 'messageAdded');
    const heard = names.map((name) => [name, watch(client, name)] as const);

    expect(twilio.sockets.close({ identity: 'visitor' }, code, { reconnectMinMs: 50 })).toBe(1);
    addMessage(services, findConversation(store, sid), { body: 'behind its back' }, byServer);
    await expect.poll(() => met).toEqual(states);
    const fired = () => heard.filter(([, list]) => list.length > 0).map(([name]) => name);
    await expect.poll(fired).toEqual(events);
    if (code !== 308) return expect.poll(() => twilio.sockets.list()).toEqual([]);
    await expect.poll(() => seen.map(({ body }) => body)).toEqual(['behind its back']);
  },
);
