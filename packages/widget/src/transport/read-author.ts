import { isRecord } from '@docent/identity';
import type { Client, Conversation } from '@twilio/conversations';
import type { AuthorFacts } from './authors.ts';
import { toPicture } from './to-picture.ts';

/**
 * Asks what somebody is called, and where their picture is: in this conversation, else in the account. Rejects where
 * nobody of that identity is known, as with a bot.
 */
export async function readAuthor(
  client: Client,
  conversation: Conversation,
  identity: string,
): Promise<AuthorFacts> {
  const participants = await conversation.getParticipants();
  const participant = participants.find((one) => one.identity === identity);
  const here = participant?.attributes;
  const name = isRecord(here) ? here['friendlyName'] : undefined;
  const picture = toPicture(here);
  const isNamed = typeof name === 'string' && name !== '';
  if (isNamed && picture !== undefined) return { name, picture };
  const readUser = async () =>
    participant?.type === 'chat' ? participant.getUser() : client.getUser(identity);
  // Whose name is known here need not be known in the account.
  const user = await readUser().catch((error: unknown) => {
    if (!isNamed) throw error;
  });
  return {
    name: isNamed ? name : user?.friendlyName,
    picture: picture ?? toPicture(user?.attributes),
  };
}
