import * as v from 'valibot';
import { parseBody } from '../door/parse-body.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { findOwnChat, shortGraceSeconds } from './own-chat.ts';
import type { ChatStore } from './ports.ts';

const schema = v.strictObject(chatEntries);

/** Reads the body of `end-chat`. Throws `wrong-request`. */
export function parseEndChat(body: unknown): ChatRequest {
  return parseBody(schema, body);
}

/**
 * Ends a chat with the agent's task. A chat that has ended already is answered alike, so that a lost answer can be
 * asked for again. Throws `token-refused` and `chat-not-found`.
 *
 * @example
 * await endChat({ token, conversationSid }, tools);
 */
export async function endChat(request: ChatRequest, tools: ChatTools): Promise<{ ended: true }> {
  const { store } = tools;
  const options = { ...tools, graceSeconds: shortGraceSeconds };
  const { chat } = await findOwnChat(request, options);
  // The task first: closing the conversation alone would leave the agent with a task that nobody answers in.
  const hadTask = await endTask(store, chat.sid);
  if (chat.state !== 'closed') await store.close(chat.sid);
  // Between the two a flow may have handed the chat over. From here on none can.
  if (!hadTask && chat.state !== 'closed') await endTask(store, chat.sid);
  return { ended: true };
}

async function endTask(store: ChatStore, conversationSid: string): Promise<boolean> {
  const interaction = await store.findInteraction(conversationSid);
  if (interaction) await store.endInteraction(interaction);
  return interaction !== undefined;
}
