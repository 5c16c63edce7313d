import * as v from 'valibot';
import { ApiError } from '../door/api-error.ts';
import { parseBody } from '../door/parse-body.ts';
import { issueAccessToken, readAccessToken } from '../identity/access-token.ts';
import type { AccessToken } from '../identity/verified-identity.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { checkIdentity } from './check-identity.ts';
import { isPersonOf } from './is-person-of.ts';
import { findOpenChat, type OwnChat } from './own-chat.ts';

const schema = v.strictObject({
  ...chatEntries,
  identityToken: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096))),
});

/** What a page sends to take a chat up again. */
export type ResumeRequest = v.InferOutput<typeof schema>;

/** A chat that is taken up again. */
export interface ResumedChat extends AccessToken {
  readonly conversationSid: string;
  readonly verified: boolean;
}

/** Reads the body of `resume-chat`. Throws `wrong-request`. */
export function parseResumeChat(body: unknown): ResumeRequest {
  return parseBody(schema, body);
}

/**
 * Takes up a chat that a page was left with, by a token that may have ended RESUME_HOURS ago. Throws `token-refused`,
 * `chat-not-found` and `chat-closed`; `other-person` for the identity token of somebody else; `identity-refused` for a
 * bad one, and where a verified visitor's chat needs one.
 *
 * @example
 * await resumeChat({ token, conversationSid, identityToken }, tools);
 */
export async function resumeChat(request: ResumeRequest, tools: ChatTools): Promise<ResumedChat> {
  const { settings, surroundings } = tools;
  const own = await findOpenChat(request, { ...tools, graceSeconds: settings.resumeHours * 3600 });
  // Whether the identity token was used before does not matter: alone it opens nothing here. What proves that the chat
  // is one's own is the chat's token; the identity token can only say that the person is still the same.
  const person = await checkIdentity(request.identityToken, tools);
  if (person && !isPersonOf(own, person.phone, settings.pseudonymSecret)) {
    throw new ApiError('other-person');
  }
  if (!person) await assertNeedsNone(own, request, tools);
  const { conversationSid } = request;
  const token = await issueAccessToken({ identity: own.identity, settings, surroundings });
  return { ...token, conversationSid, verified: own.isVerified };
}

/**
 * Between the end of a token and now the device may have changed hands, and a verified visitor's token opens every chat
 * of the person: so it takes the person to renew it. While it is valid, it shows all that already.
 */
async function assertNeedsNone(
  { isVerified }: OwnChat,
  { token }: ChatRequest,
  { settings, surroundings }: ChatTools,
): Promise<void> {
  if (!isVerified) return;
  const now = surroundings.now();
  await readAccessToken(token, { settings, now, graceSeconds: 0 }).catch(() => {
    throw new ApiError('identity-refused', {
      detail:
        'The chat is that of a verified visitor, and its token has ended: send an identityToken.',
    });
  });
}
