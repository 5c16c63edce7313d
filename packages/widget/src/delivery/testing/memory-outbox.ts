import type { OutgoingMessage } from '../../state/model.ts';
import type { Outbox, PendingStart } from '../outbox.ts';

/** An outbox in an array, which its test can look into. */
export interface MemoryOutbox extends Outbox {
  readonly messages: readonly OutgoingMessage[];
}

/** Makes an outbox that answers at once. */
export function createMemoryOutbox(...given: readonly OutgoingMessage[]): MemoryOutbox {
  let messages = [...given];
  let draft = '';
  let start: PendingStart | undefined;
  const find = (clientId: string) => messages.filter((one) => one.clientId === clientId);
  const others = (clientId: string) => messages.filter((one) => one.clientId !== clientId);
  return {
    get messages() {
      return messages;
    },
    read: async () => messages,
    async add(message) {
      messages = [...messages, message];
    },
    async mark(clientId, change) {
      messages = messages.map((one) => (one.clientId === clientId ? { ...one, ...change } : one));
    },
    async requeue(clientId) {
      const again = find(clientId).map((one) => ({ ...one, delivery: 'queued' as const }));
      messages = [...others(clientId), ...again];
    },
    async remove(clientId) {
      messages = others(clientId);
    },
    readDraft: async () => draft,
    async writeDraft(text) {
      draft = text;
    },
    readStart: async () => start,
    async writeStart(next) {
      start = next;
    },
    async clear() {
      messages = [];
      draft = '';
      start = undefined;
    },
    close() {},
  };
}
