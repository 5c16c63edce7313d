import { expect, test } from 'vitest';
import type { ChatEvent } from './chat-event.ts';
import { initialState, type ChatState, type OutgoingMessage } from './model.ts';
import { reduce } from './reduce.ts';

const file = { name: 'a.txt', type: 'text/plain', blob: new Blob(['abc']) };
const message: OutgoingMessage = {
  clientId: 'a',
  body: '',
  attachments: [file],
  createdAt: 0,
  delivery: 'queued',
};
const progress: ChatEvent = { type: 'progress', clientId: 'a', progress: 0.5 };
const sending: ChatEvent = { type: 'sending', clientId: 'a' };
const url: ChatEvent = {
  type: 'media-url',
  sid: 'ME1',
  media: { url: 'https://m.example/1', until: 9 },
};

function after(...events: readonly ChatEvent[]): ChatState {
  return events.reduce(reduce, initialState);
}

test('progress is of a message that is being sent', () => {
  const queued = after({ type: 'queued', message }, progress);
  expect(queued.outgoing).toEqual([message]);
  expect(reduce(reduce(queued, sending), progress).outgoing).toEqual([
    { ...message, delivery: 'sending', progress: 0.5 },
  ]);
});

test('progress is gone when the message goes back to the queue, fails, or is sent anew', () => {
  const under = after({ type: 'queued', message }, sending, progress);
  const ends: readonly ChatEvent[] = [
    { type: 'unsent', clientId: 'a' },
    { type: 'failed', clientId: 'a', refusal: 'file-too-large' },
    sending,
  ];
  for (const end of ends) expect(reduce(under, end).outgoing[0]).not.toHaveProperty('progress');
});

test('addresses of files are known until the chat is forgotten', () => {
  const state = after(url);
  expect(state.mediaUrls).toEqual({ ME1: { url: 'https://m.example/1', until: 9 } });
  expect(reduce(state, { type: 'forgotten' }).mediaUrls).toEqual({});
});

test('a tab that has just come takes over the addresses that another one knows', () => {
  const adopted = after({ type: 'adopted', state: after(url) });
  expect(adopted.mediaUrls).toHaveProperty('ME1');
  const { mediaUrls: _, ...older } = after();
  expect(
    reduce(after(url), { type: 'adopted', state: older as ChatState }).mediaUrls,
  ).toHaveProperty('ME1');
});
