import { parseStartChat } from '../src/chat/parse-start-chat.ts';
import { startChat } from '../src/chat/start-chat.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /start-chat`: opens a chat for a visitor. */
export const handler = definePublic({
  name: 'start-chat',
  parse: parseStartChat,
  run(request, { origin, ...call }) {
    const { opener } = createChatPorts(call);
    return startChat(request, { ...call, opener }, origin);
  },
});
