import type { Message, Participant, Records, ScopedWebhook, Table, User } from './records.ts';
import type { Change } from './store.ts';

/** Records by what they are asked for, in the order in which they came. */
export interface Indexes {
  conversationNamed(uniqueName: string): string | undefined;
  participantsOf(conversationSid: string): readonly Participant[];
  /** The participants that one chat user is, in all conversations. */
  participationsOf(identity: string): readonly Participant[];
  /** In the order of their indexes, which has gaps where messages were removed. */
  messagesOf(conversationSid: string): readonly Message[];
  webhooksOf(conversationSid: string): readonly ScopedWebhook[];
  userNamed(identity: string): User | undefined;
}

/** Creates the indexes, and the function that keeps them up to date with each change. */
export function createIndexes(): { indexes: Indexes; update: (change: Change) => void } {
  const uniqueNames = new Map<string, string>();
  const users = new Map<string, User>();
  const participants = createGroups<Participant>((record) => record.conversationSid);
  const participations = createGroups<Participant>((record) => record.identity);
  const messages = createGroups<Message>((record) => record.conversationSid);
  const webhooks = createGroups<ScopedWebhook>((record) => record.conversationSid);

  const updates: { [T in Table]?: (before?: Records[T], after?: Records[T]) => void } = {
    conversations(before, after) {
      if (before?.uniqueName) uniqueNames.delete(before.uniqueName);
      if (after?.uniqueName) uniqueNames.set(after.uniqueName, after.sid);
    },
    users(before, after) {
      if (before) users.delete(before.identity);
      if (after) users.set(after.identity, after);
    },
    participants(before, after) {
      participants.replace(before, after);
      participations.replace(before, after);
    },
    messages: messages.replace,
    scopedWebhooks: webhooks.replace,
  };

  return {
    indexes: {
      conversationNamed: (uniqueName) => uniqueNames.get(uniqueName),
      participantsOf: participants.get,
      participationsOf: participations.get,
      messagesOf: messages.get,
      webhooksOf: webhooks.get,
      userNamed: (identity) => users.get(identity),
    },
    update({ table, before, after }) {
      const one = updates[table] as ((before?: unknown, after?: unknown) => void) | undefined;
      one?.(before, after);
    },
  };
}

interface Groups<R> {
  get(key: string): readonly R[];
  replace(before: R | undefined, after: R | undefined): void;
}

/** Records in groups. A record never moves to another group. */
function createGroups<R extends { sid: string }>(keyOf: (record: R) => string | null): Groups<R> {
  const groups = new Map<string, R[]>();
  return {
    get: (key) => groups.get(key) ?? [],
    replace(before, after) {
      const some = after ?? before;
      const key = some && keyOf(some);
      if (some === undefined || key === null || key === undefined) return;
      const group = groups.get(key) ?? [];
      if (group.length === 0) groups.set(key, group);
      // The newest is what changes most.
      const at = before ? group.lastIndexOf(before) : -1;
      if (at < 0) group.push(some);
      else if (after) group[at] = after;
      else group.splice(at, 1);
      if (group.length === 0) groups.delete(key);
    },
  };
}
