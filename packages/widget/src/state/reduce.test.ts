import { expect, test } from 'vitest';
import type { ChatEvent } from './chat-event.ts';
import { initialState, type ChatState, type OutgoingMessage, type StoredMessage } from './model.ts';
import { reduce } from './reduce.ts';

function stored(index: number, more: Partial<StoredMessage> = {}): StoredMessage {
  return { sid: `IM${index}`, index, author: 'person', body: 'x', links: [], sentAt: 0, ...more };
}

function outgoing(clientId: string): OutgoingMessage {
  return { clientId, body: 'Hello', createdAt: 0, delivery: 'queued' };
}

function after(...events: readonly ChatEvent[]): ChatState {
  return events.reduce(reduce, initialState);
}

const conversationSid = 'CH1';

test('takes a message out of the outgoing ones when the server has it, by whatever way it hears', () => {
  const queued: ChatEvent = { type: 'queued', message: outgoing('a') };
  const mine = stored(3, { author: 'visitor', clientId: 'a' });
  const ways: readonly ChatEvent[] = [
    { type: 'message', message: mine },
    { type: 'latest', messages: [mine], hasEarlier: false },
  ];
  for (const way of ways) {
    const state = after(queued, { type: 'queued', message: outgoing('b') }, way);
    expect(state.outgoing).toEqual([outgoing('b')]);
    expect(state.messages).toEqual([mine]);
  }
});

test('does not queue again what the server has', () => {
  const state = after(
    { type: 'message', message: stored(0, { clientId: 'a' }) },
    { type: 'queued', message: outgoing('a') },
  );
  expect(state.outgoing).toEqual([]);
});

test('follows a message of the visitor from the queue to a failure, and back to the end of the queue', () => {
  const sent = after(
    { type: 'queued', message: outgoing('a') },
    { type: 'queued', message: outgoing('b') },
    { type: 'sending', clientId: 'a' },
    { type: 'failed', clientId: 'a', refusal: 'too-long' },
  );
  expect(sent.outgoing[0]).toMatchObject({ delivery: 'failed', refusal: 'too-long' });
  const again = reduce(sent, { type: 'queued', message: outgoing('a') });
  expect(again.outgoing).toEqual([outgoing('b'), outgoing('a')]);
  expect(reduce(again, { type: 'discarded', clientId: 'b' }).outgoing).toEqual([outgoing('a')]);
});

test('a message that goes back to the queue has no refusal any more', () => {
  const state = after(
    { type: 'queued', message: outgoing('a') },
    { type: 'failed', clientId: 'a', refusal: 'refused' },
    { type: 'unsent', clientId: 'a' },
  );
  expect(state.outgoing).toEqual([outgoing('a')]);
});

test('puts earlier messages in front, and ignores a page that does not touch', () => {
  const open = after(
    { type: 'latest', messages: [stored(5), stored(6)], hasEarlier: true },
    { type: 'loading-earlier' },
  );
  const page = { type: 'earlier', messages: [stored(3), stored(4)], hasEarlier: false } as const;
  const other = reduce(open, { ...page, beforeIndex: 7 });
  expect(other).toBe(open);
  const state = reduce(open, { ...page, beforeIndex: 5 });
  expect(state.messages.map(({ index }) => index)).toEqual([3, 4, 5, 6]);
  expect([state.hasEarlier, state.isLoadingEarlier]).toEqual([false, false]);
});

test('lets go of what is far up, and knows that it can be loaded again', () => {
  const messages = [1, 2, 3].map((index) => stored(index));
  const state = after(
    { type: 'latest', messages, hasEarlier: false },
    { type: 'trimmed', keep: 2 },
  );
  expect(state.messages).toEqual(messages.slice(1));
  expect(state.hasEarlier).toBe(true);
  expect(reduce(state, { type: 'trimmed', keep: 2 })).toBe(state);
});

test('does not show a message far above what is loaded', () => {
  const state = after(
    { type: 'latest', messages: [stored(5)], hasEarlier: true },
    { type: 'message', message: stored(2) },
  );
  expect(state.messages).toEqual([stored(5)]);
});

test('what was seen is never unseen', () => {
  const state = after({ type: 'seen', index: 4 }, { type: 'seen', index: 2 });
  expect(state.seenIndex).toBe(4);
  expect(after({ type: 'others-seen', index: 3 }, { type: 'others-seen', index: 1 })).toMatchObject(
    {
      othersSeenIndex: 3,
    },
  );
});

test('nobody types any more once their message is there, or the line is down', () => {
  const typing = after(
    { type: 'typing', name: 'Maya', isTyping: true },
    { type: 'typing', name: 'Tomás', isTyping: true },
  );
  const spoken = reduce(typing, { type: 'message', message: stored(0, { authorName: 'Maya' }) });
  expect(spoken.typing).toEqual(['Tomás']);
  expect(reduce(spoken, { type: 'line', line: 'connecting' }).typing).toEqual([]);
});

test('a line that is up again ends the trouble', () => {
  const state = after({ type: 'trouble', trouble: 'cannot-connect' }, { type: 'line', line: 'up' });
  expect('trouble' in state).toBe(false);
});

test('of a chat that is forgotten nothing stays but the panel and who is here', () => {
  const state = after(
    { type: 'visitor', visitor: { name: 'Ada' } },
    { type: 'panel', isOpen: true },
    { type: 'opened', conversationSid },
    { type: 'message', message: stored(0) },
    { type: 'queued', message: outgoing('a') },
    { type: 'draft', text: 'half a' },
    { type: 'ended', ending: 'by-team' },
    { type: 'forgotten' },
  );
  expect(state).toEqual({
    ...initialState,
    visitor: { name: 'Ada' },
    isPanelOpen: true,
    resets: 1,
  });
});

test('a chat that has ended is over until another is opened', () => {
  const ended = after({ type: 'opened', conversationSid }, { type: 'ended', ending: 'lost' });
  expect(ended).toMatchObject({ phase: 'ended', ending: 'lost', line: 'down', conversationSid });
  const open = reduce(ended, { type: 'opened', conversationSid: 'CH2' });
  expect(open).toMatchObject({ phase: 'open', conversationSid: 'CH2' });
  expect('ending' in open).toBe(false);
});

test('takes over what another tab has, but for the form and who is here', () => {
  const other = after({ type: 'opened', conversationSid }, { type: 'loading-earlier' });
  const own = after({ type: 'form', form: 'done' }, { type: 'visitor', visitor: { name: 'Ada' } });
  expect(reduce(own, { type: 'adopted', state: other })).toEqual({
    ...other,
    isLoadingEarlier: false,
    isFormDone: true,
    visitor: { name: 'Ada' },
  });
});

test('gives the same state back where nothing changes', () => {
  const state = after({ type: 'draft', text: 'a' }, { type: 'panel', isOpen: true });
  expect(reduce(state, { type: 'draft', text: 'a' })).toBe(state);
  expect(reduce(state, { type: 'panel', isOpen: true })).toBe(state);
  expect(reduce(state, { type: 'seen', index: -1 })).toBe(state);
});

test('a message of the visitor that arrived twice is shown once, and one of others is never taken for it', () => {
  const mine = stored(1, { author: 'visitor', clientId: 'a' });
  const copy = stored(3, { author: 'visitor', clientId: 'a' });
  const foreign = stored(4, { clientId: 'a' });
  const arrived = after(
    { type: 'message', message: mine },
    { type: 'message', message: copy },
    { type: 'message', message: foreign },
    { type: 'message', message: { ...mine, body: 'edited' } },
  );
  expect(arrived.messages).toEqual([{ ...mine, body: 'edited' }, foreign]);
  const read = after({ type: 'latest', messages: [mine, copy, foreign], hasEarlier: false });
  expect(read.messages).toEqual([mine, foreign]);
});

test('a panel that was just opened is not closed by what another tab held before', () => {
  const own = after({ type: 'panel', isOpen: true });
  const adopted = reduce(own, {
    type: 'adopted',
    state: after({ type: 'opened', conversationSid }),
  });
  expect(adopted).toMatchObject({ phase: 'open', isPanelOpen: true });
});
