import type { Participant } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import { addMessage, removeMessage } from '../conversations/messages.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { visit } from './visit.ts';

interface Update {
  participant: Participant;
  updateReasons: string[];
}

function write({ services, store }: TestTwilio, sid: string, count: number): void {
  for (let n = 0; n < count; n += 1)
    addMessage(services, findConversation(store, sid), { body: String(n) }, byServer);
}

test('counts what is unread: unknown first, then a number, then none', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  write(twilio, sid, 5);
  const { conversation } = await visit(twilio, 'visitor', sid);
  const unread = () => conversation.getUnreadMessagesCount();
  expect(await unread()).toBeNull();
  expect(conversation.lastReadMessageIndex).toBeNull();

  expect(await conversation.advanceLastReadMessageIndex(1)).toBe(3);
  await expect.poll(unread).toBe(3);
  await expect.poll(() => conversation.lastReadMessageIndex).toBe(1);
  // It only goes forward.
  await conversation.advanceLastReadMessageIndex(0);
  expect(store.participationsOf('visitor')).toMatchObject([{ lastReadMessageIndex: 1 }]);

  const [, , third] = store.messagesOf(sid);
  if (third) removeMessage(services, third, byServer);
  await expect.poll(unread).toBe(2);
  expect(await conversation.setAllMessagesRead()).toBe(0);
  await expect.poll(unread).toBe(0);
  await expect.poll(() => conversation.lastReadMessageIndex).toBe(4);

  write(twilio, sid, 1);
  await expect.poll(unread).toBe(1);
  await conversation.setAllMessagesUnread();
  await expect.poll(unread).toBeNull();
  await expect.poll(() => conversation.lastReadMessageIndex).toBeNull();
});

test('is seen by the others', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  write(twilio, sid, 3);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  const updated = nextEvent<Update>(agent.client, 'participantUpdated');
  await visitor.conversation.updateLastReadMessageIndex(2);
  const { participant, updateReasons } = await updated;
  expect(participant).toMatchObject({ identity: 'visitor', lastReadMessageIndex: 2 });
  expect(participant.lastReadTimestamp).toBeInstanceOf(Date);
  expect(updateReasons).toContain('lastReadMessageIndex');
  await expect.poll(() => visitor.conversation.lastReadMessageIndex).toBe(2);
});

test('is not beyond what is written', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  write(twilio, sid, 3);
  const { conversation } = await visit(twilio, 'visitor', sid);
  expect(await conversation.updateLastReadMessageIndex(99)).toBe(0);
  expect(twilio.store.participationsOf('visitor')).toMatchObject([{ lastReadMessageIndex: 2 }]);
});

test('lets a client mute its notifications', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { conversation } = await visit(twilio, 'visitor', sid);
  expect(conversation.notificationLevel).toBe('default');
  await conversation.setUserNotificationLevel('muted');
  await expect.poll(() => conversation.notificationLevel).toBe('muted');
});
