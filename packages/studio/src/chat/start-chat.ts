import { ApiError } from '../door/api-error.ts';
import type { Reply } from '../door/function.ts';
import { issueAccessToken } from '../identity/access-token.ts';
import { checkCaptcha } from '../identity/captcha.ts';
import type { AccessToken, VerifiedIdentity } from '../identity/verified-identity.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import { buildNewChat } from './build-new-chat.ts';
import { checkIdentity } from './check-identity.ts';
import type { StartChatRequest } from './parse-start-chat.ts';
import type { ChatOpener, OpenChat, Surroundings } from './ports.ts';

/** What starting a chat works with. */
export interface StartChatPorts {
  readonly opener: ChatOpener;
  readonly settings: ChatSettings;
  readonly surroundings: Surroundings;
  /** How the CAPTCHA's provider is asked; by the network unless a test brings its own. */
  readonly captchaFetch?: typeof globalThis.fetch;
}

/**
 * Starts a chat: its attributes are complete and its flow is attached before the question is asked. The same request
 * sent again gives the same chat. Whoever has an identity token is not asked for a CAPTCHA; everybody else is, where one
 * is set. Throws an `ApiError`, and then nothing of the chat is left.
 *
 * @param origin - Of the page that asks.
 * @example
 * const reply = await startChat(parseStartChat(body), { opener, settings, surroundings }, origin);
 */
export async function startChat(
  request: StartChatRequest,
  ports: StartChatPorts,
  origin: string,
): Promise<Reply> {
  const { opener, settings, surroundings } = ports;
  const verified = await checkIdentity(request.identityToken, ports);
  if (!verified) await askCaptcha(request, ports, origin);
  const requestId = request.requestId ?? surroundings.newId();
  const guestId = surroundings.newId();
  const { chat, cut } = buildNewChat({ request, verified, requestId, guestId, settings });
  const opening = await opener.open(chat);
  const isNew = opening.kind === 'new';
  const open = opening.chat ?? refuseRepeated(verified);
  const access = isNew
    ? await askFirst(open, request, ports)
    : await issueAccessToken({ identity: open.identity, settings, surroundings });
  const { conversationSid } = open;
  const body = { ...access, conversationSid, verified: verified !== undefined, cut };
  return { status: isNew ? 201 : 200, body };
}

function askCaptcha(
  { captchaToken }: StartChatRequest,
  { settings, captchaFetch }: StartChatPorts,
  origin: string,
): Promise<void> {
  const { hostname } = new URL(origin);
  return checkCaptcha(captchaToken, {
    settings: settings.captcha,
    hostname,
    ...(captchaFetch && { fetch: captchaFetch }),
  });
}

/** Asks the question while the access token is signed; without a question, the visitor's first own words start the flow. */
async function askFirst(
  open: OpenChat,
  { question, questionAttributes }: StartChatRequest,
  { opener, settings, surroundings }: StartChatPorts,
): Promise<AccessToken> {
  const attributes = questionAttributes;
  try {
    const [access] = await Promise.all([
      issueAccessToken({ identity: open.identity, settings, surroundings }),
      question !== undefined &&
        opener.say(open, { body: question, ...(attributes !== undefined && { attributes }) }),
    ]);
    return access;
  } catch (error) {
    await opener.undo(open);
    throw error;
  }
}

/** An identity token opens one chat; a request that comes again finds its own, unless that is over. */
function refuseRepeated(verified: VerifiedIdentity | undefined): never {
  throw verified
    ? new ApiError('identity-refused', { logged: 'An identity token was used before.' })
    : new ApiError('chat-closed');
}
