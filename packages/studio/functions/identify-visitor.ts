import { identifyVisitor, parseIdentifyVisitor } from '../src/chat/identify-visitor.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /identify-visitor`: attaches what the visitor tells later. */
export const handler = definePublic({
  name: 'identify-visitor',
  parse: parseIdentifyVisitor,
  async run(request, call) {
    const { store } = createChatPorts(call);
    const body = await identifyVisitor(request, { ...call, store });
    return { status: 200, body };
  },
});
