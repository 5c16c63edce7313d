import * as v from 'valibot';

/** What every request about a running chat has: the chat's access token, and its SID. */
export const chatEntries = {
  token: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)),
  // Its shape is not asked here: a wrong SID is answered as one that does not exist.
  conversationSid: v.pipe(v.string(), v.maxLength(200)),
};

/** Which chat is meant, and the proof that it is one's own. */
export interface ChatRequest {
  readonly token: string;
  readonly conversationSid: string;
}
