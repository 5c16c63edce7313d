import { expect, test } from 'vitest';
import { initialState, type ChatState, type OutgoingMessage, type StoredMessage } from './model.ts';
import { toRowOffer } from './row-offer.ts';

const quickReplies = [{ label: 'Yes', text: 'Yes' }];
const form = { id: 'f', fields: [] };

const stored = (index: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  sid: `IM${index}`,
  index,
  author: 'bot',
  body: `${index}`,
  links: [],
  sentAt: index,
  ...more,
});
const unsent: OutgoingMessage = { clientId: 'a', body: 'a', createdAt: 0, delivery: 'queued' };
const state = (more: Partial<ChatState>): ChatState => ({
  ...initialState,
  phase: 'open',
  ...more,
});

test('offers answers to tap at the newest message, until anything comes after it', () => {
  const messages = [stored(0, { offer: { quickReplies } })];
  expect(toRowOffer(state({ messages }), 0)).toEqual({ offer: { quickReplies } });
  expect(toRowOffer(state({ messages, phase: 'ended' }), 0)).toEqual({});
  expect(toRowOffer(state({ messages, outgoing: [unsent] }), 0)).toEqual({});
  expect(toRowOffer(state({ messages: [...messages, stored(1)] }), 0)).toEqual({});
});

test('offers a form until it is answered, and says that it was', () => {
  const messages = [stored(0, { offer: { form } }), stored(1)];
  const stateOf = (more: Partial<ChatState>) =>
    toRowOffer(state({ messages, ...more }), 0).formState;
  const answer = { ...unsent, attributes: { form: { id: 'f' } } };
  expect(stateOf({})).toBe('open');
  expect(stateOf({ phase: 'ended' })).toBe('over');
  expect(stateOf({ outgoing: [unsent] })).toBe('open');
  expect(stateOf({ outgoing: [answer] })).toBe('sent');
  expect(stateOf({ outgoing: [{ ...answer, delivery: 'failed' }] })).toBe('open');
  expect(stateOf({ messages: [...messages, stored(2, { answeredForm: 'other' })] })).toBe('open');
  const sent = [...messages, stored(2, { author: 'visitor', answeredForm: 'f' })];
  expect(stateOf({ messages: sent, phase: 'ended' })).toBe('sent');
});

test('takes an answer from before the form for none', () => {
  const messages = [stored(0, { answeredForm: 'f' }), stored(1, { offer: { form } })];
  expect(toRowOffer(state({ messages }), 1).formState).toBe('open');
});
