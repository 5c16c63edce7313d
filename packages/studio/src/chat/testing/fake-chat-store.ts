import type { Chat, ChatInteraction, ChatMessage, ChatStore } from '../ports.ts';

/** What a fake Twilio begins with: one chat. */
export interface FakeChat {
  readonly chat: Chat;
  /** Who takes part in it. */
  readonly identity: string;
  readonly messages?: readonly ChatMessage[] | undefined;
  readonly interaction?: ChatInteraction | undefined;
  /** Unique names that other conversations have. */
  readonly taken?: readonly string[] | undefined;
}

/** A fake of our own seam that keeps one chat, and tells all that it was asked and all that it changed. */
export interface FakeChatStore {
  readonly store: ChatStore;
  readonly calls: string[];
  readonly writes: string[];
  chat(): Chat;
  /** Lets a flow hand the chat over right after the next call of a method, unless the chat is closed by then. */
  handOverAfter(method: string, interaction: ChatInteraction): void;
}

/** Creates a store that holds one chat. */
export function createFakeChatStore(given: FakeChat): FakeChatStore {
  let { chat, interaction } = given;
  let handOver: { method: string; interaction: ChatInteraction } | undefined;
  const calls: string[] = [];
  const writes: string[] = [];

  function note(method: string): void {
    calls.push(method);
    if (handOver?.method !== method || chat.state === 'closed') return;
    interaction = handOver.interaction;
    handOver = undefined;
  }
  function change(method: string, part: Partial<Chat>): void {
    note(method);
    writes.push(method);
    chat = { ...chat, ...part };
  }

  const store: ChatStore = {
    async find(sid) {
      note('find');
      return sid === chat.sid ? chat : undefined;
    },
    async hasParticipant(sid, who) {
      note('hasParticipant');
      return sid === chat.sid && who === given.identity;
    },
    async save(_sid, { attributes, uniqueName }) {
      if (uniqueName && given.taken?.includes(uniqueName)) return 'taken';
      change(uniqueName ? `save ${uniqueName}` : 'save', { attributes });
      return 'saved';
    },
    async readMessages(_sid, limit) {
      note('readMessages');
      return (given.messages ?? []).slice(0, limit);
    },
    async findInteraction() {
      const known = interaction;
      note('findInteraction');
      return known;
    },
    endInteraction: async ({ interactionSid }) =>
      change(`endInteraction ${interactionSid}`, { state: 'closed' }),
    close: async () => change('close', { state: 'closed' }),
  };
  return {
    store,
    calls,
    writes,
    chat: () => chat,
    handOverAfter: (method, to) => void (handOver = { method, interaction: to }),
  };
}
