import { isRecord } from '@docent/identity';
import type { Client, Conversation } from '@twilio/conversations';

/**
 * Asks what somebody is called: in this conversation, else in the account. Rejects where nobody of that identity is known,
 * as with a bot.
 */
export async function readName(
  client: Client,
  conversation: Conversation,
  identity: string,
): Promise<unknown> {
  const participants = await conversation.getParticipants();
  const participant = participants.find((one) => one.identity === identity);
  const attributes: unknown = participant?.attributes;
  const given = isRecord(attributes) ? attributes['friendlyName'] : undefined;
  if (typeof given === 'string' && given !== '') return given;
  const user = await (participant?.type === 'chat'
    ? participant.getUser()
    : client.getUser(identity));
  return user.friendlyName;
}
