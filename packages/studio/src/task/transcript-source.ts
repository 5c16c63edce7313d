import { array, nullish, object, string } from 'valibot';
import type { FunctionContext } from '../door/function.ts';
import { createPace } from '../twilio/pace.ts';
import { createTwilioApi } from '../twilio/twilio-api.ts';
import { readTwilioClient } from '../twilio/twilio-client.ts';
import type { ReadTranscript } from './transcript.ts';

// More than ever fit into a task.
const mostMessages = 20;
// Somebody is waiting to be handed over; the transcript is worth this much of their time.
const budgetMs = 3000;
const requestMs = 1500;

const media = object({ filename: nullish(string(), 'file') });
const message = object({
  author: nullish(string(), ''),
  body: nullish(string(), ''),
  media: nullish(array(media), []),
});
const answer = object({ messages: array(message) });

/**
 * Creates what reads the last messages of a conversation at Twilio.
 *
 * @example
 * const read = createTranscriptSource(context);
 * const lines = await read({ conversationSid: 'CH…', visitor: 'guest-…' });
 */
export function createTranscriptSource(context: FunctionContext): ReadTranscript {
  return async ({ conversationSid, visitor }) => {
    const pace = createPace({ endsAt: performance.now() + budgetMs, requestMs });
    const api = createTwilioApi(readTwilioClient(context), pace);
    const { messages } = await api({
      doing: 'read the messages',
      url: toUrl(context, conversationSid),
      answer,
    });
    return messages.toReversed().map(({ author, body, media: files }) => ({
      who: author === visitor ? 'Visitor' : 'Bot',
      text: body || files.map(({ filename }) => `[${filename ?? 'file'}]`).join(' '),
    }));
  };
}

/** Without a service, Twilio takes the default one of the account. */
function toUrl(
  { CONVERSATIONS_SERVICE_SID: sid }: FunctionContext,
  conversationSid: string,
): string {
  const service = typeof sid === 'string' && sid ? `/Services/${encodeURIComponent(sid)}` : '';
  const list = `Conversations/${encodeURIComponent(conversationSid)}/Messages`;
  return `https://conversations.twilio.com/v1${service}/${list}?Order=desc&PageSize=${mostMessages}`;
}
