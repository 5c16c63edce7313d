import * as v from 'valibot';
import { parseBody } from '../door/parse-body.ts';
import { issueAccessToken } from '../identity/access-token.ts';
import type { AccessToken } from '../identity/verified-identity.ts';
import { chatEntries, type ChatRequest } from './chat-request.ts';
import type { ChatTools } from './chat-tools.ts';
import { findOpenChat, shortGraceSeconds } from './own-chat.ts';

const schema = v.strictObject(chatEntries);

/** Reads the body of `refresh-token`. Throws `wrong-request`. */
export function parseRefreshToken(body: unknown): ChatRequest {
  return parseBody(schema, body);
}

/**
 * Gives a new token for the same identity while its chat is open, so that a page that stays open stays connected.
 * Throws `token-refused` from five minutes after the token's end, `chat-not-found` and `chat-closed`.
 *
 * @example
 * await refreshToken({ token, conversationSid }, tools);
 */
export async function refreshToken(request: ChatRequest, tools: ChatTools): Promise<AccessToken> {
  const options = { ...tools, graceSeconds: shortGraceSeconds };
  const { identity } = await findOpenChat(request, options);
  return issueAccessToken({ identity, ...tools });
}
