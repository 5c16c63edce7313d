import { parseTranscript, transcript } from '../src/chat/transcript.ts';
import { definePublic } from '../src/door/define-public.ts';
import { createEnvReader } from '../src/settings/env-reader.ts';
import { createAgentNames } from '../src/twilio/agent-names.ts';
import { createChatPorts } from '../src/twilio/create-chat-ports.ts';

/** `POST /transcript`: writes down one's own chat. */
export const handler = definePublic({
  name: 'transcript',
  parse: parseTranscript,
  run(request, call) {
    const { store } = createChatPorts(call);
    const botName = createEnvReader(call.context).text('BOT_NAME', 'Docs assistant');
    return transcript(request, { ...call, store, botName, readNames: createAgentNames(call) });
  },
});
