import { refreshToken, parseRefreshToken } from '../src/chat/refresh-token.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /refresh-token`: gives a new token while the chat is open. */
export const handler = definePublic({
  name: 'refresh-token',
  parse: parseRefreshToken,
  async run(request, call) {
    const { store } = createChatPorts(call);
    const body = await refreshToken(request, { ...call, store });
    return { status: 200, body };
  },
});
