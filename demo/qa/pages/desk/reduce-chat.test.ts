import { expect, test } from 'vitest';
import type { Chat, ChatEvent } from './model.ts';
import { reduceChat, unknownChat } from './reduce-chat.ts';
import { toSaid } from './testing/tasks.ts';
import { countUnread } from './to-cards.ts';

type Plain = ChatEvent extends infer E
  ? E extends ChatEvent
    ? Omit<E, 'conversationSid'>
    : never
  : never;

function play(...events: readonly Plain[]): Chat {
  return events.reduce<Chat>(
    (chat, event) => reduceChat(chat, { conversationSid: 'CH1', ...event }),
    unknownChat,
  );
}

const outgoing = { clientId: 'c1', text: 'Hi', files: [] };
const own = toSaid({ index: 1, who: 'agent', name: 'You', isOwn: true, clientId: 'c1' });

test('messages stand in their order, each once, however they come', () => {
  const chat = play(
    { kind: 'messages', messages: [toSaid({ index: 2 })] },
    { kind: 'messages', messages: [toSaid({ index: 0 }), toSaid({ index: 2, text: 'edited' })] },
  );
  expect(chat.messages.map(({ index, text }) => [index, text])).toEqual([
    [0, 'Hello'],
    [2, 'edited'],
  ]);
});

test('what was under way and has arrived stands there once', () => {
  const chat = play({ kind: 'sending', message: outgoing }, { kind: 'messages', messages: [own] });
  expect(chat.outgoing).toEqual([]);
  expect(chat.messages).toEqual([own]);
});

test('an answer that was lost does not make a failure of a message that is there', () => {
  const chat = play(
    { kind: 'sending', message: outgoing },
    { kind: 'messages', messages: [own] },
    { kind: 'not-sent', clientId: 'c1', problem: 'No answer.' },
    { kind: 'sending', message: { ...outgoing, problem: 'No answer.' } },
  );
  expect(chat.outgoing).toEqual([]);
});

test('a message that failed says why, and can be sent again or taken back', () => {
  const failed = play(
    { kind: 'sending', message: outgoing },
    { kind: 'not-sent', clientId: 'c1', problem: 'No answer.' },
  );
  expect(failed.outgoing).toEqual([{ ...outgoing, problem: 'No answer.' }]);
  const events = { conversationSid: 'CH1' };
  expect(reduceChat(failed, { ...events, kind: 'sending', message: outgoing }).outgoing).toEqual([
    outgoing,
  ]);
  expect(reduceChat(failed, { ...events, kind: 'unsend', clientId: 'c1' }).outgoing).toEqual([]);
});

test('what became of an SMS is kept when the message is read again', () => {
  const { messages } = play(
    { kind: 'messages', messages: [toSaid({ delivery: 'delivered' })] },
    { kind: 'messages', messages: [toSaid({ text: 'again' })] },
  );
  expect(messages).toEqual([toSaid({ delivery: 'delivered', text: 'again' })]);
});

test('who has written types no more', () => {
  const typing = play({ kind: 'typing', isTyping: true });
  expect(typing.isVisitorTyping).toBe(true);
  const chat = reduceChat(typing, {
    conversationSid: 'CH1',
    kind: 'messages',
    messages: [toSaid()],
  });
  expect(chat.isVisitorTyping).toBe(false);
});

test('how far somebody has read never goes back', () => {
  const chat = play({ kind: 'visitor-read', index: 4 }, { kind: 'visitor-read', index: 2 });
  expect(chat.visitorHasRead).toBe(4);
});

test('unread is what others wrote behind what the agent has read, in chats that the agent is in', () => {
  const messages = [toSaid({ index: 0 }), own, toSaid({ index: 2 })];
  const joined = play({ kind: 'joined', messages, visitorHasRead: -1, agentHasRead: 0 });
  expect(countUnread(joined)).toBe(1);
  expect(countUnread(play({ kind: 'messages', messages }))).toBe(0);
});
