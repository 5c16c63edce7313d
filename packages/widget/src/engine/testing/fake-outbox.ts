import type { Outbox, PendingStart } from '../../delivery/outbox.ts';
import type { OutgoingMessage } from '../../state/model.ts';

/** An outbox in memory. */
export function createFakeOutbox(): Outbox {
  let messages: OutgoingMessage[] = [];
  let draft = '';
  let start: PendingStart | undefined;
  const without = (clientId: string) => messages.filter((one) => one.clientId !== clientId);
  return {
    read: async () => [...messages],
    add: async (message) => void (messages = [...without(message.clientId), message]),
    async mark(clientId, change) {
      messages = messages.map((one) => (one.clientId === clientId ? { ...one, ...change } : one));
    },
    async requeue(clientId) {
      const found = messages.find((one) => one.clientId === clientId);
      if (found) messages = [...without(clientId), { ...found, delivery: 'queued' }];
    },
    remove: async (clientId) => void (messages = without(clientId)),
    readDraft: async () => draft,
    writeDraft: async (text) => void (draft = text),
    readStart: async () => start,
    writeStart: async (next) => void (start = next),
    async clear() {
      messages = [];
      draft = '';
      start = undefined;
    },
    close() {},
  };
}
