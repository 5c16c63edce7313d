import type { OpenChat } from '../chat/ports.ts';
import { toConversationUrl } from './addresses.ts';
import {
  conversationAnswer,
  participantsAnswer,
  type ConversationAnswer,
} from './conversation-answer.ts';
import { parseMark, type ParticipantMark } from './participant-mark.ts';
import type { TwilioApi } from './twilio-api.ts';
import { isRefusal } from './twilio-failure.ts';

/** Where to look. */
export interface Finder {
  readonly api: TwilioApi;
  readonly settings: { readonly serviceSid: string };
}

/** Reads a conversation by its SID or unique name; undefined when there is none. */
export async function findConversation(
  { api, settings }: Finder,
  sidOrName: string,
): Promise<ConversationAnswer | undefined> {
  const url = toConversationUrl(settings.serviceSid, sidOrName);
  const call = { doing: 'read the conversation', url, answer: conversationAnswer };
  return api(call).catch((error) => undefinedIfMissing(error));
}

/**
 * Finds the visitor of a conversation by the mark that the visitor's participant was given. Undefined when nobody has
 * it, or the conversation is gone.
 *
 * @example
 * await findMarked(finder, sid, { mark: chat.mark });
 */
export async function findMarked(
  { api, settings }: Finder,
  conversationSid: string,
  wanted: Partial<ParticipantMark>,
): Promise<OpenChat | undefined> {
  const url = `${toConversationUrl(settings.serviceSid, conversationSid)}/Participants?PageSize=50`;
  const call = { doing: 'read who takes part', url, answer: participantsAnswer };
  const found = await api(call).catch((error) => undefinedIfMissing(error));
  const visitor = found?.participants.find(({ attributes }) => hasMark(attributes, wanted));
  return visitor?.identity ? { conversationSid, identity: visitor.identity } : undefined;
}

function hasMark(attributes: string | null, wanted: Partial<ParticipantMark>): boolean {
  const { mark, openingId } = parseMark(attributes ?? '{}');
  return wanted.openingId === undefined ? mark === wanted.mark : openingId === wanted.openingId;
}

function undefinedIfMissing(error: unknown): undefined {
  if (isRefusal(error, 404)) return undefined;
  throw error;
}
