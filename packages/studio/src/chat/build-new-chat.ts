import { toChannelAttributes, type BuiltAttributes, type ChannelClaim } from '@docent/identity';
import { toPseudonym } from '../identity/pseudonym.ts';
import type { VerifiedIdentity } from '../identity/verified-identity.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import type { StartChatRequest } from './parse-start-chat.ts';
import type { NewChat } from './ports.ts';

interface NewChatParts {
  readonly request: StartChatRequest;
  /** What the identity token says, if there was one. */
  readonly verified: VerifiedIdentity | undefined;
  /** Of the request: its own, or a random one. */
  readonly requestId: string;
  /** Random: of a visitor whom nobody vouches for. */
  readonly guestId: string;
  readonly settings: Pick<ChatSettings, 'pseudonymSecret' | 'requireVerified'>;
}

/**
 * Builds what a chat is opened with, and says which of the attributes had to be cut. A phone that is only claimed never
 * gives the identity of its owner: an access token opens every chat of its identity. Nor does a request that comes
 * again, which may have another one in the meantime: its chat may have become that of a verified visitor.
 *
 * @example
 * const { chat, cut } = buildNewChat({ request, verified: undefined, requestId, guestId, settings });
 */
export function buildNewChat(parts: NewChatParts): {
  readonly chat: NewChat;
  readonly cut: BuiltAttributes['cut'];
} {
  const { request, verified, requestId, guestId, settings } = parts;
  const { requireVerified, pseudonymSecret: secret } = settings;
  const visitor = mergeVisitor(request.visitor, verified);
  const claim = {
    ...toClaim(request),
    // Without a phone there is no SMS.
    ...(request.replyBy && visitor.phone && { replyBy: request.replyBy }),
    visitor,
    verified: verified !== undefined,
  };
  const { attributes, cut } = toChannelAttributes(claim, { requireVerified });
  const name = toShownName(visitor.name);
  const chat = {
    identity: verified
      ? toPseudonym(secret, 'person', verified.phone)
      : toPseudonym(secret, 'guest', guestId),
    uniqueName: toPseudonym(secret, 'start', toProof(verified, requestId)),
    mark: toPseudonym(secret, 'mark', requestId),
    attributes,
    ...(name && { name }),
  };
  return { chat, cut };
}

/** What must not open a second chat: the identity token, or else the request. */
function toProof(verified: VerifiedIdentity | undefined, requestId: string): string {
  return verified ? `token:${verified.kid}:${verified.jti}` : `request:${requestId}`;
}

/** What a server has signed wins over what a page claims. */
function mergeVisitor(
  claimed: StartChatRequest['visitor'],
  verified: VerifiedIdentity | undefined,
): StartChatRequest['visitor'] {
  if (!verified) return claimed;
  const { phone, name, email, userId } = verified;
  return {
    ...claimed,
    phone,
    ...(name && { name }),
    ...(email && { email }),
    ...(userId && { userId }),
  };
}

function toClaim({
  trail,
  question,
  page,
  locale,
  timeZone,
  referrer,
}: StartChatRequest): Omit<ChannelClaim, 'visitor'> {
  return {
    // The oldest are cut first: in whatever order a page has sent them.
    trail: trail.toSorted((one, other) => one.viewedAt - other.viewedAt),
    ...(question !== undefined && { question }),
    ...(page && { page }),
    ...(locale !== undefined && { locale }),
    ...(timeZone !== undefined && { timeZone }),
    ...(referrer !== undefined && { referrer }),
  };
}

/** A phone is shown to nobody as a name: Twilio keeps names in its logs. */
function toShownName(name: string | undefined): string | undefined {
  const digits = name?.match(/\p{Nd}/gu) ?? [];
  return digits.length < 7 ? name : undefined;
}
