import { expect, test } from 'vitest';
import { updateConversation } from '../conversations/conversations.ts';
import { addMessage } from '../conversations/messages.ts';
import { addParticipant } from '../conversations/participants.ts';
import { byClient, byServer } from '../services.ts';
import { accountSid, flowSid, serviceSid } from '../testing/settings.ts';
import { startWebhooks } from './deliver.ts';
import { attach, createChat, createLab, current } from './testing/lab.ts';

const byVisitor = byClient('visitor');
const byApi = { ...byServer, hasWebhooks: true };
const hello = { author: 'visitor', body: 'Hello', attributes: '{"email":"a@b.c"}' };
const studio = { target: 'studio', filters: [], flowSid } as const;

test('a flow sees the message, and the attributes that the conversation had then', async () => {
  const { services, webhooks, triggers } = createLab();
  const chat = createChat(services, '{"from":"+15005550006","pre_engagement_data":{"q":"?"}}');
  const { sid: webhookSid } = attach(services, chat, studio);
  const { sid } = addMessage(services, chat, hello, byVisitor);
  updateConversation(services, current(services, chat), { attributes: '{"from":"x"}' }, byServer);
  expect(triggers).toEqual([]);
  await webhooks.idle();
  expect(triggers).toEqual([
    {
      event: 'incomingConversationMessage',
      flowSid,
      conversationSid: chat.sid,
      webhookSid,
      context: {
        AccountSid: accountSid,
        ChatServiceSid: serviceSid,
        InstanceSid: serviceSid,
        EventType: 'onMessageAdded',
        Source: 'SDK',
        ClientIdentity: 'visitor',
        RetryCount: '0',
        ConversationSid: chat.sid,
        ChannelSid: chat.sid,
        MessageSid: sid,
        ParticipantSid: expect.stringMatching(/^MB/),
        Index: '0',
        DateCreated: '2026-03-02T12:00:00.000Z',
        Body: 'Hello',
        From: 'visitor',
        Author: 'visitor',
        Attributes: '{"email":"a@b.c"}',
        ChannelAttributes: { from: '+15005550006', pre_engagement_data: { q: '?' } },
      },
    },
  ]);
  expect(services.stream.read(0, 10)).toContainEqual(
    expect.objectContaining({ channel: 'studio', who: flowSid, conversationSid: chat.sid }),
  );
});

test('a flow hears neither itself, nor whoever takes no part, nor anything but new messages', async () => {
  const { services, webhooks, triggers } = createLab();
  const chat = createChat(services);
  attach(services, chat, studio);
  addParticipant(services, chat, { identity: flowSid }, byApi);
  addMessage(services, chat, { author: flowSid, body: 'a' }, byApi);
  addMessage(services, current(services, chat), { author: 'Bot', body: 'b' }, byApi);
  addMessage(services, current(services, chat), { ...hello, body: 'c' }, byServer);
  addMessage(services, current(services, chat), { ...hello, body: 'd' }, byVisitor);
  await webhooks.idle();
  expect(triggers.map(({ context }) => context['Body'])).toEqual(['d']);
});

test('a flow that is attached with ReplayAfter is told that message and those after it', async () => {
  const { services, webhooks, triggers } = createLab();
  const chat = createChat(services);
  addMessage(services, chat, { ...hello, body: '0' }, byVisitor);
  addMessage(services, current(services, chat), { ...hello, body: '1' }, byVisitor);
  addMessage(services, current(services, chat), { author: 'Bot', body: '2' }, byServer);
  addMessage(services, current(services, chat), { ...hello, body: '3' }, byVisitor);
  attach(services, chat, { ...studio, replayAfter: 1 });
  addMessage(services, current(services, chat), { ...hello, body: '4' }, byVisitor);
  await webhooks.idle();
  expect(triggers.map(({ context }) => context['Body'])).toEqual(['1', '3', '4']);
  expect(triggers[0]?.context).toMatchObject({ Source: 'SDK', ClientIdentity: 'visitor' });
});

test('a flow that breaks does not stop the next message', async () => {
  const { services, logged } = createLab();
  const bodies: unknown[] = [];
  const { idle, close } = startWebhooks(services, {
    onStudioTrigger({ context }) {
      bodies.push(context['Body']);
      throw new Error('its definition is empty');
    },
  });
  const chat = createChat(services);
  attach(services, chat, studio);
  addMessage(services, chat, hello, byVisitor);
  addMessage(services, current(services, chat), hello, byVisitor);
  await idle();
  await close();
  expect(bodies).toEqual(['Hello', 'Hello']);
  expect(logged).toHaveLength(2);
  expect(services.stream.read(0, 10)).toContainEqual(
    expect.objectContaining({ channel: 'studio', problem: 'its definition is empty' }),
  );
});
