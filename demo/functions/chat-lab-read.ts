import type { ChatLab, StartedChat } from './chat-lab.ts';

/** What the local Twilio keeps of a chat. */
export function readChat(
  { twilio: { store } }: Pick<ChatLab, 'twilio'>,
  { conversationSid }: Pick<StartedChat, 'conversationSid'>,
) {
  return {
    conversation: store.get('conversations', conversationSid),
    participants: store.participantsOf(conversationSid),
    messages: store.messagesOf(conversationSid),
    webhooks: store.webhooksOf(conversationSid),
  };
}

/** How much of everything there is. */
export function countAll({ twilio: { store }, triggers }: ChatLab) {
  return {
    conversations: [...store.all('conversations')].length,
    messages: [...store.all('messages')].length,
    triggers: triggers.length,
  };
}
