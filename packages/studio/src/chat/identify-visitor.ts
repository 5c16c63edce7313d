import type { PreEngagementData } from '@docent/identity';
import * as v from 'valibot';
import { ApiError } from '../door/api-error.ts';
import { parseBody } from '../door/parse-body.ts';
import { parseVisitor, visitorSchema, type ClaimedVisitor } from '../door/visitor-schema.ts';
import { toPseudonym } from '../identity/pseudonym.ts';
import type { VerifiedIdentity } from '../identity/verified-identity.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { checkIdentity } from './check-identity.ts';
import { isPersonIdentity, isPersonOf } from './is-person-of.ts';
import { mergeAttributes } from './merge-attributes.ts';
import { findOpenChat, shortGraceSeconds, type OwnChat } from './own-chat.ts';

const schema = v.strictObject({
  ...chatEntries,
  visitor: v.optional(visitorSchema),
  identityToken: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096))),
  replyBy: v.optional(v.literal('sms')),
});

/** What a page tells of the visitor of a running chat. */
export interface IdentifyRequest extends ChatRequest {
  readonly visitor: ClaimedVisitor;
  readonly identityToken?: string | undefined;
  /** `sms`: nobody is there now, and the visitor was told that the answer comes by SMS to this phone. */
  readonly replyBy?: 'sms' | undefined;
}

/** What the chat knows of its visitor now. */
export interface IdentifiedVisitor {
  readonly verified: boolean;
  /** The names of the parts that were shortened or left out, because a chat holds no more. */
  readonly cut: readonly (keyof PreEngagementData)[];
}

/** Reads the body of `identify-visitor`. Throws `wrong-request` and `wrong-phone`. */
export function parseIdentifyVisitor(body: unknown): IdentifyRequest {
  const { visitor, ...request } = parseBody(schema, body);
  if (!visitor && !request.identityToken) {
    throw new ApiError('wrong-request', { detail: 'Send visitor, identityToken, or both.' });
  }
  return { ...request, visitor: parseVisitor(visitor ?? {}) };
}

/**
 * Attaches what the visitor tells later, a phone or a name, to a running chat. Throws `token-refused`, `chat-not-found`
 * and `chat-closed`; `other-person` when the chat is a verified person's with another phone; `identity-refused` for an
 * identity token that is bad or was used before.
 *
 * @example
 * await identifyVisitor({ token, conversationSid, visitor: { phone }, identityToken: undefined }, tools);
 */
export async function identifyVisitor(
  request: IdentifyRequest,
  tools: ChatTools,
): Promise<IdentifiedVisitor> {
  const { settings, store } = tools;
  const own = await findOpenChat(request, { ...tools, graceSeconds: shortGraceSeconds });
  const person = await checkIdentity(request.identityToken, tools);
  const visitor = { ...request.visitor, ...(person && toClaims(person)) };
  assertSamePerson(own, visitor, settings.pseudonymSecret);
  const merged = mergeAttributes(
    own.chat.attributes,
    {
      visitor,
      verified: person !== undefined,
      ...(visitor.phone && request.replyBy && { replyBy: request.replyBy }),
    },
    settings,
  );
  if (!merged) {
    throw new ApiError('too-large', { detail: 'The attributes of the chat have no room left.' });
  }
  const { attributes, cut } = merged;
  const name = person && toStartName(own, person, settings.pseudonymSecret);
  const saved = await store.save(own.chat.sid, { attributes, ...name });
  if (saved === 'taken') throw new ApiError('identity-refused');
  return { verified: person !== undefined || own.isVerified, cut };
}

function toClaims({ phone, name, email, userId }: VerifiedIdentity): ClaimedVisitor {
  return { phone, ...(name && { name }), ...(email && { email }), ...(userId && { userId }) };
}

function assertSamePerson(own: OwnChat, { phone }: ClaimedVisitor, secret: string): void {
  if (phone && own.isVerified && !isPersonOf(own, phone, secret)) {
    throw new ApiError('other-person');
  }
}

/**
 * The name that makes an identity token count once, as when it starts a chat. A chat that is verified already keeps the
 * name of the token that made it so, or that one would count again; and another token of the same person changes
 * nothing that it could be replayed for.
 */
function toStartName(
  { facts, identity }: OwnChat,
  { kid, jti }: VerifiedIdentity,
  secret: string,
): { uniqueName?: string } {
  if (facts.verified === true || isPersonIdentity(identity)) return {};
  return { uniqueName: toPseudonym(secret, 'start', `token:${kid}:${jti}`) };
}
