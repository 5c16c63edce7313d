import { ApiError } from '../door/api-error.ts';
import { readAccessToken } from '../identity/access-token.ts';
import { isSid } from '../twilio/sids.ts';
import { parseChatFacts, type ChatFacts } from './chat-facts.ts';
import { isPersonIdentity } from './is-person-of.ts';
import type { ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import type { Chat } from './ports.ts';

/** For how long after its end a token still counts, where all that happened is that a page was asleep. */
export const shortGraceSeconds = 300;

/** A chat that the visitor has proved to take part in. */
export interface OwnChat {
  readonly chat: Chat;
  /** Who the visitor is in it. */
  readonly identity: string;
  readonly facts: ChatFacts;
  /** Whether it is the chat of a person whose identity token was checked, as far as anybody can say. */
  readonly isVerified: boolean;
}

interface OwnChatOptions extends ChatTools {
  /** For how long after its end the token still counts. */
  readonly graceSeconds: number;
  /** The same for the chat of a verified visitor, where that is shorter. */
  readonly verifiedGraceSeconds?: number;
}

/**
 * Finds the chat that a request is about, and decides whether its token may touch it: the one place that does. Throws
 * `token-refused`, and `chat-not-found` alike for a chat of others, for none, and for what is no SID.
 *
 * @example
 * const { chat, identity } = await findOwnChat(request, { ...tools, graceSeconds: 0 });
 */
export async function findOwnChat(
  { token, conversationSid }: ChatRequest,
  { store, settings, surroundings, ...grace }: OwnChatOptions,
): Promise<OwnChat> {
  const { graceSeconds, verifiedGraceSeconds = graceSeconds } = grace;
  const now = surroundings.now();
  const { identity } = await readAccessToken(token, { settings, now, graceSeconds });
  // Never asked for at Twilio: what is no SID could be the path of another resource.
  if (!isSid('CH', conversationSid)) throw new ApiError('chat-not-found');
  const [chat, isTheirs] = await Promise.all([
    store.find(conversationSid),
    store.hasParticipant(conversationSid, identity),
  ]);
  if (!chat || !isTheirs) throw new ApiError('chat-not-found');
  const facts = parseChatFacts(chat.attributes);
  // What does not say might have been a verified person's: the stricter rules are for those.
  const isVerified = isPersonIdentity(identity) || facts.verified !== false;
  if (isVerified)
    await readAccessToken(token, { settings, now, graceSeconds: verifiedGraceSeconds });
  return { chat, identity, facts, isVerified };
}

/** The same, for what only a chat that is still open allows. Throws `chat-closed` too. */
export async function findOpenChat(
  request: ChatRequest,
  options: OwnChatOptions,
): Promise<OwnChat> {
  const own = await findOwnChat(request, options);
  if (own.chat.state === 'closed') throw new ApiError('chat-closed');
  return own;
}
