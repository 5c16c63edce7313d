import { endChat, parseEndChat } from '../src/chat/end-chat.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /end-chat`: ends a chat with the agent's task. */
export const handler = definePublic({
  name: 'end-chat',
  parse: parseEndChat,
  async run(request, call) {
    const { store } = createChatPorts(call);
    const body = await endChat(request, { ...call, store });
    return { status: 200, body };
  },
});
