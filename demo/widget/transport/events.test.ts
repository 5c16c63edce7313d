import { expect, test } from 'vitest';
import {
  findConversation,
  updateConversation,
} from '../../emulator/twilio/conversations/conversations.ts';
import { removeMessage, updateMessage } from '../../emulator/twilio/conversations/messages.ts';
import {
  addParticipant,
  removeParticipant,
} from '../../emulator/twilio/conversations/participants.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { visit } from '../../emulator/twilio/conformance/visit.ts';
import { startChat, visitor } from './testing/start-chat.ts';

test('tells messages in order, and those of the visitor from elsewhere', async () => {
  const { open, write } = await startChat();
  const { heard } = await open();
  for (let n = 0; n < 50; n += 1) write(`${n}`, { author: n % 3 ? 'agent.maya' : visitor });
  await expect.poll(() => heard('onMessage')).toHaveLength(50);
  expect(heard('onMessage')).toMatchObject(
    Array.from({ length: 50 }, (_, n) => ({
      index: n,
      body: `${n}`,
      author: n % 3 ? 'person' : 'visitor',
    })),
  );
});

test('tells changes and removals, of the first page too', async () => {
  const { open, write, twilio, sid } = await startChat();
  for (const body of ['first', 'second']) write(body);
  const { heard } = await open();
  const [first, second] = twilio.store.messagesOf(sid);
  if (first) updateMessage(twilio.services, first, { body: 'edited' }, byServer);
  await expect
    .poll(() => heard('onMessageChanged').at(-1))
    .toMatchObject({ index: 0, body: 'edited' });
  if (second) removeMessage(twilio.services, second, byServer);
  await expect.poll(() => heard('onMessageRemoved')).toEqual([second?.sid]);
});

test('tells nothing of another conversation of the same visitor', async () => {
  const { open, write, twilio, sid } = await startChat();
  const other = await twilio.conversation([visitor, 'agent.maya']);
  const { told, heard, transport } = await open();
  const agent = await visit(twilio, 'agent.maya', other.sid);
  await agent.conversation.sendMessage('elsewhere');
  await agent.conversation.typing();
  await agent.conversation.updateLastReadMessageIndex(0);
  updateConversation(
    twilio.services,
    findConversation(twilio.store, other.sid),
    { state: 'closed' },
    byServer,
  );
  write('here');
  await expect.poll(() => heard('onMessage')).toHaveLength(1);
  expect(told.map(([name]) => name)).toEqual(['onMessage']);
  expect(await transport.readStanding()).toBe('open');
  expect(sid).not.toBe(other.sid);
});

test('tells who types, both ways, and not the visitor', { timeout: 20_000 }, async () => {
  const { open, twilio, sid } = await startChat([visitor, 'maya']);
  const maya = await visit(twilio, 'maya', sid);
  await maya.client.user.updateFriendlyName('Maya');
  const { transport, told } = await open();
  await maya.conversation.typing();
  await expect.poll(() => told).toEqual([['onTyping', 'Maya', true]]);
  await maya.conversation.sendMessage('done');
  // It would end by itself after six seconds only.
  await expect.poll(() => told.length, { timeout: 2_000 }).toBe(3);
  expect(told).toContainEqual(['onTyping', 'Maya', false]);

  const typing: (string | null)[] = [];
  maya.conversation.on('typingStarted', ({ identity }) => void typing.push(identity));
  for (let n = 0; n < 5; n += 1) transport.tellTyping();
  await expect.poll(() => typing).toEqual([visitor]);
  const posts = twilio.stream.read(0, 1_000).filter(({ what }) => what.includes('/Typing'));
  expect(posts.length).toBeLessThanOrEqual(2);
});

test('tells how far the others have read, also one who joins later', async () => {
  const { open, write, twilio, sid } = await startChat();
  for (let n = 0; n < 5; n += 1) write(`${n}`);
  const maya = await visit(twilio, 'agent.maya', sid);
  await maya.conversation.updateLastReadMessageIndex(2);
  const { heard, othersSeenIndex, transport } = await open();
  expect(othersSeenIndex).toBe(2);
  await maya.conversation.updateLastReadMessageIndex(3);
  await expect.poll(() => heard('onOthersSeen')).toEqual([3]);
  addParticipant(
    twilio.services,
    findConversation(twilio.store, sid),
    { identity: 'tomas' },
    byServer,
  );
  const tomas = await visit(twilio, 'tomas', sid);
  await tomas.conversation.updateLastReadMessageIndex(4);
  await expect.poll(() => heard('onOthersSeen')).toEqual([3, 4]);
  transport.markSeen(4);
  await expect.poll(() => readHorizon(twilio, sid)).toBe(4);
  expect(heard('onOthersSeen')).toEqual([3, 4]);
});

test('marks what the visitor has seen, never backwards, and once for many', async () => {
  const { open, write, twilio, sid } = await startChat();
  for (let n = 0; n < 20; n += 1) write(`${n}`);
  const { transport } = await open();
  for (let n = 0; n < 20; n += 1) transport.markSeen(n);
  await expect.poll(() => readHorizon(twilio, sid)).toBe(19);
  transport.markSeen(3);
  await transport.readLatest();
  expect(readHorizon(twilio, sid)).toBe(19);
  const posts = twilio.stream
    .read(0, 1_000)
    .filter(({ what }) => /^POST .*\/Users\/[^/]+\/Conversations\/CH/.test(what));
  expect(posts).toHaveLength(2);
  expect((await open()).seenIndex).toBe(19);
});

test('marks what was seen while the line was down, once it is back', async () => {
  const { open, write, twilio, sid } = await startChat();
  write('hello');
  const { transport, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  transport.markSeen(0);
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => readHorizon(twilio, sid)).toBe(0);
});

test('says that it is closed when the conversation is closed', async () => {
  const { open, twilio, sid } = await startChat();
  const { told, transport } = await open();
  updateConversation(
    twilio.services,
    findConversation(twilio.store, sid),
    { state: 'closed' },
    byServer,
  );
  await expect.poll(() => told).toEqual([['onClosed']]);
  expect(await transport.readStanding()).toBe('over');
});

test('says nothing of a conversation that becomes inactive', async () => {
  const { open, twilio, sid, write } = await startChat();
  const { told, heard, transport } = await open();
  updateConversation(
    twilio.services,
    findConversation(twilio.store, sid),
    { state: 'inactive' },
    byServer,
  );
  expect(await transport.readStanding()).toBe('open');
  write('still here');
  await expect.poll(() => heard('onMessage')).toHaveLength(1);
  expect(told).toHaveLength(1);
});

test('says that it is closed when the visitor is taken out', async () => {
  const { open, twilio } = await startChat();
  const { heard, transport } = await open();
  const [own] = twilio.store.participationsOf(visitor);
  if (own) removeParticipant(twilio.services, own, byServer);
  await expect.poll(() => heard('onClosed').length).toBeGreaterThan(0);
  expect(await transport.readStanding()).toBe('over');
});

function readHorizon({ store }: Awaited<ReturnType<typeof startChat>>['twilio'], sid: string) {
  return store.participantsOf(sid).find(({ identity }) => identity === visitor)
    ?.lastReadMessageIndex;
}
