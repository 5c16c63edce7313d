import { expect, test } from 'vitest';
import type { ChatEvent } from '../state/chat-event.ts';
import { initialState, type OutgoingMessage } from '../state/model.ts';
import { createMemoryOutbox } from '../delivery/testing/memory-outbox.ts';
import { message } from '../delivery/testing/messages.ts';
import { releaseStored } from './release-stored.ts';

async function release(shown: readonly OutgoingMessage[], kept: readonly OutgoingMessage[]) {
  const shared: ChatEvent[] = [];
  const state = { ...initialState, outgoing: shown };
  const context = {
    read: () => state,
    share: (event: ChatEvent) => void shared.push(event),
    parts: { outbox: createMemoryOutbox(...kept) },
  };
  const released = releaseStored(context);
  // Meanwhile the visitor writes one more.
  state.outgoing = [...shown, message('new')];
  await released;
  return shared;
}

test('what the server has, and the outbox has not, waits no longer', async () => {
  const shown = [message('a', { delivery: 'sending' }), message('b')];
  expect(await release(shown, [message('b')])).toEqual([{ type: 'discarded', clientId: 'a' }]);
});

test('what the outbox has goes on waiting, failed or not, and so does what comes meanwhile', async () => {
  const shown = [message('a', { delivery: 'sending' }), message('b', { delivery: 'failed' })];
  expect(await release(shown, shown)).toEqual([]);
});
