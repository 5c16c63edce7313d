import type { Client, Conversation } from '@twilio/conversations';
import type { TestTwilio } from '../testing/test-support.ts';

export interface Visit {
  client: Client;
  conversation: Conversation;
}

/** Connects a client that takes part in a conversation; nothing that happens there from now on escapes it. */
export async function visit(
  twilio: TestTwilio,
  identity: string,
  sid: string,
  options?: object,
): Promise<Visit> {
  const client = await twilio.connect(identity, options);
  const conversation = await client.getConversationBySid(sid);
  // What happens before a list is opened is part of it, and no event.
  await Promise.all([conversation.getMessages(1), conversation.getParticipants()]);
  return { client, conversation };
}

/** Lets a client come back soon after its connection was cut. */
export const quick = { retryPolicy: { min: 50, max: 200, randomness: 0 } };
