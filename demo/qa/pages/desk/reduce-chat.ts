import type { Chat, ChatEvent, ChatMessage, OutgoingMessage } from './model.ts';

/** A chat of which nothing is known yet. */
export const unknownChat: Chat = {
  messages: [],
  outgoing: [],
  isLoaded: false,
  isJoined: false,
  isVisitorTyping: false,
  visitorHasRead: -1,
  agentHasRead: -1,
};

/** What becomes of a chat by an event. */
export function reduceChat(chat: Chat, event: ChatEvent): Chat {
  switch (event.kind) {
    case 'messages':
      return withMessages(chat, event.messages);
    case 'joined': {
      const { visitorHasRead, agentHasRead } = event;
      const joined = { ...withMessages(chat, event.messages), isJoined: true, visitorHasRead };
      return { ...joined, agentHasRead: Math.max(chat.agentHasRead, agentHasRead) };
    }
    case 'chat-problem':
      return { ...chat, problem: event.problem };
    case 'profile-docs':
      return { ...chat, profileDocs: event.docs };
    case 'left':
      return { ...chat, isJoined: false, isVisitorTyping: false };
    case 'typing':
      return { ...chat, isVisitorTyping: event.isTyping };
    case 'visitor-read':
      return { ...chat, visitorHasRead: Math.max(chat.visitorHasRead, event.index) };
    case 'agent-read':
      return { ...chat, agentHasRead: Math.max(chat.agentHasRead, event.index) };
    case 'sending':
      return withOutgoing(chat, [...without(chat, event.message.clientId), event.message]);
    case 'not-sent':
      return withOutgoing(chat, chat.outgoing.map(fail(event.clientId, event.problem)));
    default:
      return withOutgoing(chat, without(chat, event.clientId));
  }
}

/** Adds or renews messages; what was under way and has arrived is under way no more. */
function withMessages(chat: Chat, news: readonly ChatMessage[]): Chat {
  const bySid = new Map(chat.messages.map((message) => [message.sid, message]));
  // Of an SMS only the SDK tells what became of it.
  for (const message of news) bySid.set(message.sid, { ...bySid.get(message.sid), ...message });
  const messages = [...bySid.values()].toSorted((one, other) => one.index - other.index);
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  const { problem: _, ...rest } = chat;
  return {
    ...rest,
    messages,
    outgoing: chat.outgoing.filter(({ clientId }) => !arrived.has(clientId)),
    isLoaded: true,
    // Whoever has just written has stopped typing.
    isVisitorTyping: chat.isVisitorTyping && !news.some(({ who }) => who === 'visitor'),
  };
}

function withOutgoing(chat: Chat, outgoing: readonly OutgoingMessage[]): Chat {
  const arrived = new Set(chat.messages.map(({ clientId }) => clientId));
  return { ...chat, outgoing: outgoing.filter(({ clientId }) => !arrived.has(clientId)) };
}

function without({ outgoing }: Chat, clientId: string): readonly OutgoingMessage[] {
  return outgoing.filter((one) => one.clientId !== clientId);
}

function fail(clientId: string, problem: string) {
  return (one: OutgoingMessage): OutgoingMessage =>
    one.clientId === clientId ? { ...one, problem } : one;
}
