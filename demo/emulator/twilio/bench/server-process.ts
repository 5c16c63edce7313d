import { readConfig } from '../config.ts';
import { addMessage } from '../conversations/messages.ts';
import { createConversation } from '../conversations/conversations.ts';
import { addParticipant } from '../conversations/participants.ts';
import { startTwilio } from '../server.ts';
import { byServer } from '../services.ts';

// A local Twilio in a process of its own, so that the load does not share its core. Talks by IPC.
const [, , configFile = ''] = process.argv;
const config = readConfig(configFile);
// The rate limits of the cloud would measure themselves.
const perSecond = 1_000_000;
config.limits = {
  restRequestsPerSecond: perSecond,
  clientRequestsPerSecond: perSecond,
  conversationActionsPerSecond: perSecond,
};
const twilio = await startTwilio({ config });

export type Order =
  | { do: 'conversation'; identities: string[] }
  | { do: 'fill'; conversations: number; messages: number }
  | { do: 'memory' };

process.on('message', (order: Order) => {
  if (order.do === 'conversation') process.send?.({ sid: addConversation(order.identities) });
  if (order.do === 'fill') void fill(order.conversations, order.messages);
  if (order.do === 'memory') process.send?.({ rssBytes: process.memoryUsage().rss });
});
process.on('disconnect', () => void twilio.close().then(() => process.exit(0)));
process.send?.({ origin: twilio.origin, socketUri: twilio.socketUri });

function addConversation(identities: readonly string[]): string {
  const conversation = createConversation(twilio.services, {}, byServer);
  for (const identity of identities)
    addParticipant(twilio.services, conversation, { identity }, byServer);
  return conversation.sid;
}

/** Conversations of a visitor and an agent, as support has them. */
async function fill(conversations: number, messages: number): Promise<void> {
  for (let n = 0; n < conversations; n += 1) {
    const visitor = `visitor-${n}`;
    const sid = addConversation([visitor, `agent-${n % 20}`]);
    // As requests do, each in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    for (let index = 0; index < messages; index += 1) {
      const conversation = twilio.store.get('conversations', sid);
      if (!conversation) throw new Error('The conversation is gone.');
      const author = index % 2 === 0 ? visitor : `agent-${n % 20}`;
      const body = `Message ${index} of ${n}: how long does a delivery wait before it is tried again?`;
      const attributes = JSON.stringify({ clientId: `${n}-${index}` });
      addMessage(twilio.services, conversation, { author, body, attributes }, byServer);
    }
  }
  process.send?.({ filled: conversations * messages });
}
