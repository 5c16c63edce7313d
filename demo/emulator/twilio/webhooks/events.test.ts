import { expect, test } from 'vitest';
import {
  removeConversation,
  updateConversation,
  createConversation,
} from '../conversations/conversations.ts';
import { addMessage, removeMessage, updateMessage } from '../conversations/messages.ts';
import {
  addParticipant,
  removeParticipant,
  updateParticipant,
} from '../conversations/participants.ts';
import { roleSid } from '../conversations/roles.ts';
import { createUser, updateUser } from '../conversations/users.ts';
import { byClient, byServer, type Services } from '../services.ts';
import { put } from '../store/store.ts';
import { accountSid, serviceSid, supportNumber } from '../testing/settings.ts';
import { toWebhookEvents, type WebhookEvent } from './events.ts';
import { createChat, createLab, current } from './testing/lab.ts';

const at = '2026-03-02T12:00:00.000Z';
const later = '2026-03-02T12:00:05.000Z';
const byApi = { ...byServer, hasWebhooks: true };
const common = {
  AccountSid: accountSid,
  ChatServiceSid: serviceSid,
  Source: 'API',
  RetryCount: '0',
};

/** Everything that happens while something is done. */
function eventsOf(services: Services, work: () => unknown): WebhookEvent[] {
  const events: WebhookEvent[] = [];
  let isOver = false;
  services.store.onCommit((commit) => {
    if (!isOver) events.push(...toWebhookEvents(commit, services));
  });
  work();
  isOver = true;
  return events;
}

function parametersOf(services: Services, work: () => unknown) {
  return eventsOf(services, work).map(({ parameters }) => parameters);
}

test('a client that writes is named, with its message as text', () => {
  const { services } = createLab();
  const chat = createChat(services);
  const [participant] = services.store.participantsOf(chat.sid);
  const write = () =>
    addMessage(
      services,
      chat,
      { author: 'visitor', body: 'okay today', attributes: '{"a":1}' },
      byClient('visitor'),
    );
  const events = eventsOf(services, write);
  const [message] = services.store.messagesOf(chat.sid);
  expect(events.map(({ parameters }) => parameters)).toEqual([
    {
      ...common,
      EventType: 'onMessageAdded',
      Source: 'SDK',
      ClientIdentity: 'visitor',
      ConversationSid: chat.sid,
      MessageSid: message?.sid,
      Index: '0',
      DateCreated: at,
      Body: 'okay today',
      Author: 'visitor',
      ParticipantSid: participant?.sid,
      Attributes: '{"a":1}',
    },
  ]);
  expect(events[0]).toMatchObject({ conversationSid: chat.sid, message });
});

test('a message with a file lists it as JSON and has no Body', () => {
  const { services } = createLab();
  const chat = createChat(services);
  const sid = `ME${'0'.repeat(32)}`;
  const record = {
    sid,
    author: 'visitor',
    conversationSid: null,
    messageSid: null,
    category: 'media' as const,
    contentType: 'image/png',
    filename: 'a.png',
    size: 7,
    isMultipartUpstream: false,
    dateCreated: 0,
    dateUpdated: 0,
  };
  services.store.commit([put('media', record)], byServer);
  const [added] = parametersOf(services, () =>
    addMessage(services, chat, { mediaSids: [sid] }, byApi),
  );
  expect(added).not.toHaveProperty('Body');
  expect(added).not.toHaveProperty('ParticipantSid');
  expect(JSON.parse(added?.['Media'] ?? '')).toEqual([
    { Sid: sid, Filename: 'a.png', ContentType: 'image/png', Size: 7 },
  ]);
});

test('messages that change and go say when', () => {
  const { services, clock } = createLab();
  const chat = createChat(services);
  const message = addMessage(services, chat, { body: 'a' }, byServer);
  clock.advance(5000);
  const events = parametersOf(services, () => {
    const updated = updateMessage(services, message, { body: 'b' }, byApi);
    removeMessage(services, updated, byApi);
  });
  expect(events).toMatchObject([
    { EventType: 'onMessageUpdated', Body: 'b', DateCreated: at, DateUpdated: later },
    { EventType: 'onMessageRemoved', Body: 'b', DateUpdated: later, DateRemoved: later },
  ]);
  expect(events[0]).not.toHaveProperty('DateRemoved');
});

test('a conversation says what it is, and what became of it', () => {
  const { services, clock } = createLab();
  let sid = '';
  const events = parametersOf(services, () => {
    const chat = createConversation(services, { friendlyName: 'Help', uniqueName: 'one' }, byApi);
    sid = chat.sid;
    clock.advance(5000);
    const updated = updateConversation(services, chat, { attributes: '{"a":1}' }, byApi);
    removeConversation(services, updated, byApi);
  });
  const added = {
    ...common,
    ConversationSid: sid,
    FriendlyName: 'Help',
    UniqueName: 'one',
    Attributes: '{}',
    State: 'active',
    DateCreated: at,
    DateUpdated: at,
  };
  const updated = { ...added, Attributes: '{"a":1}', DateUpdated: later };
  expect(events).toEqual([
    { ...added, EventType: 'onConversationAdded' },
    { ...updated, EventType: 'onConversationUpdated' },
    { ...updated, EventType: 'onConversationRemoved', DateRemoved: later },
  ]);
});

test('a conversation that is removed does not list what was in it', () => {
  const { services } = createLab();
  const chat = createChat(services);
  addMessage(services, chat, { body: 'a' }, byServer);
  const events = eventsOf(services, () =>
    removeConversation(services, current(services, chat), byApi),
  );
  expect(events.map(({ type }) => type)).toEqual(['onConversationRemoved']);
});

test('a state that a server sets is told as such, and is no other update', () => {
  const { services } = createLab();
  const chat = createChat(services);
  const events = parametersOf(services, () =>
    updateConversation(services, chat, { state: 'closed' }, byApi),
  );
  expect(events).toEqual([
    {
      ...common,
      EventType: 'onConversationStateUpdated',
      ConversationSid: chat.sid,
      StateFrom: 'active',
      StateTo: 'closed',
      StateUpdated: at,
      Reason: 'API',
    },
  ]);
});

test('new timers are an update, and a message is none', () => {
  const { services } = createLab();
  const chat = createChat(services);
  const events = eventsOf(services, () => {
    const timed = updateConversation(services, chat, { timers: { closedMs: 600_000 } }, byApi);
    const message = addMessage(services, timed, { body: 'a' }, byApi);
    removeMessage(services, message, byApi);
  });
  expect(events.map(({ type }) => type)).toEqual([
    'onConversationUpdated',
    'onMessageAdded',
    'onMessageRemoved',
  ]);
});

test('a state that a timer sets has no Source', () => {
  const { services, clock } = createLab();
  const chat = createConversation(services, { timers: { closedMs: 600_000 } }, byServer);
  clock.advance(600_000);
  const closed = { ...chat, state: 'closed' as const, stateUpdatedAt: clock.now() };
  const [event] = parametersOf(services, () =>
    services.store.commit([put('conversations', closed)], byApi),
  );
  expect(event).toMatchObject({ Reason: 'TIMER', StateTo: 'closed' });
  expect(event).not.toHaveProperty('Source');
});

test('a message revives a conversation, after it was added', () => {
  const { services } = createLab();
  const chat = createChat(services);
  const inactive = updateConversation(services, chat, { state: 'inactive' }, byServer);
  const events = parametersOf(services, () => addMessage(services, inactive, { body: 'a' }, byApi));
  expect(events).toMatchObject([
    { EventType: 'onMessageAdded' },
    { EventType: 'onConversationStateUpdated', StateTo: 'active', Reason: 'EVENT' },
  ]);
});

test('participants say who they are, how far they read and when they left', () => {
  const { services } = createLab();
  const chat = createConversation(services, {}, byServer);
  const binding = { type: 'sms', address: '+15005550006', proxyAddress: supportNumber } as const;
  const events = parametersOf(services, () => {
    const visitor = addParticipant(services, chat, { identity: 'visitor' }, byApi);
    addParticipant(services, chat, { messagingBinding: binding }, byApi);
    const read = updateParticipant(services, visitor, { lastReadMessageIndex: 3 }, byApi);
    removeParticipant(services, read, byApi);
  });
  const [user, added, phone, updated, removed] = events;
  expect(user).toMatchObject({ EventType: 'onUserAdded', Identity: 'visitor' });
  expect(added).toEqual({
    ...common,
    EventType: 'onParticipantAdded',
    ConversationSid: chat.sid,
    ParticipantSid: expect.stringMatching(/^MB/),
    DateCreated: at,
    Identity: 'visitor',
    RoleSid: roleSid('guest'),
    Attributes: '{}',
  });
  expect(phone).toMatchObject({
    'MessagingBinding.Type': 'sms',
    'MessagingBinding.Address': '+15005550006',
    'MessagingBinding.ProxyAddress': supportNumber,
  });
  expect(phone).not.toHaveProperty('Identity');
  expect(updated).toMatchObject({
    EventType: 'onParticipantUpdated',
    LastReadMessageIndex: '3',
    DateUpdated: at,
  });
  expect(removed).toMatchObject({ EventType: 'onParticipantRemoved', DateRemoved: at });
});

test('users belong to no conversation', () => {
  const { services } = createLab();
  const events = eventsOf(services, () => {
    const user = createUser(services, { identity: 'visitor', friendlyName: 'Ada' }, byApi);
    updateUser(services, user, { friendlyName: 'Eve' }, byApi);
  });
  expect(events).toMatchObject([
    { type: 'onUserAdded', conversationSid: null, parameters: { FriendlyName: 'Ada' } },
    { type: 'onUserUpdated', conversationSid: null, parameters: { DateUpdated: at } },
  ]);
});
