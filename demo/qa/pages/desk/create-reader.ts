import { deskApi } from './desk-api.ts';
import type { DeskEvent, DeskState, DeskTask } from './model.ts';
import type { Outbox } from './outbox.ts';
import { findChat } from './reduce.ts';
import { toVisitor } from './to-visitor.ts';

interface ReaderParts {
  readonly dispatch: (event: DeskEvent) => void;
  readonly state: () => DeskState;
  readonly readHistory: Outbox['readHistory'];
}

/** Reads what the Conversations SDK does not tell. */
export interface Reader {
  /** Reads what was said and is not known: where the agent is not in the chat, or the line was down for a while. */
  readonly readMissing: (task: DeskTask) => Promise<void>;
  /** Asks Segment what was read, once, where neither the page nor the flow tells: an SMS carries no trail. */
  readonly readDocs: (task: DeskTask) => Promise<void>;
}

/** Creates the reader of a desk. */
export function createReader({ dispatch, state, readHistory }: ReaderParts): Reader {
  const loading = new Set<string>();
  const asked = new Set<string>();
  return {
    async readMissing(task) {
      const { conversation } = task;
      const { isLoaded, messages } = findChat(state(), task);
      if (!conversation || loading.has(task.sid)) return;
      if (isLoaded && messages.length >= conversation.messagesCount) return;
      loading.add(task.sid);
      await readHistory(task);
      loading.delete(task.sid);
    },
    async readDocs(task) {
      const conversationSid = task.conversation?.sid;
      const { docs, phone } = toVisitor(task);
      if (conversationSid === undefined || docs.length > 0 || !phone) return;
      if (asked.has(conversationSid)) return;
      asked.add(conversationSid);
      const known = await deskApi.readProfileDocs(conversationSid).catch(() => []);
      if (known.length > 0) dispatch({ kind: 'profile-docs', conversationSid, docs: known });
    },
  };
}
