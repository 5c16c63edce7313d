import { unknown } from 'valibot';
import type { OpenChat, Surroundings } from '../chat/ports.ts';
import { toConversationUrl } from './addresses.ts';
import type { Finder } from './find-chat.ts';
import { isRefusal, TwilioFailure } from './twilio-failure.ts';

/** Removes a conversation with everything in it. Never throws: what could not be removed is told to the log. */
export async function removeChat(
  { api, settings }: Finder,
  { conversationSid }: Pick<OpenChat, 'conversationSid'>,
  { log }: Pick<Surroundings, 'log'>,
): Promise<void> {
  const url = toConversationUrl(settings.serviceSid, conversationSid);
  const call = {
    doing: 'remove the conversation',
    method: 'delete',
    url,
    answer: unknown(),
  } as const;
  try {
    await api(call);
  } catch (error) {
    if (isRefusal(error, 404)) return;
    const why = error instanceof TwilioFailure ? error.logged : 'Removing failed.';
    log(`${why} ${conversationSid} is unfinished and has no flow to hear it; remove it.`);
  }
}
