import { resumeChat, parseResumeChat } from '../src/chat/resume-chat.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /resume-chat`: takes up a chat that a page was left with. */
export const handler = definePublic({
  name: 'resume-chat',
  parse: parseResumeChat,
  async run(request, call) {
    const { store } = createChatPorts(call);
    const body = await resumeChat(request, { ...call, store });
    return { status: 200, body };
  },
});
