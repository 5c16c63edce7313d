import { parseRateChat, rateChat } from '../src/chat/rate-chat.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /rate-chat`: keeps what the visitor thought of a chat. */
export const handler = definePublic({
  name: 'rate-chat',
  parse: parseRateChat,
  async run(request, call) {
    const { store, ratings } = createChatPorts(call);
    const body = await rateChat(request, { ...call, store, ratings });
    return { status: 200, body };
  },
});
