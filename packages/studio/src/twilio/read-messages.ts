import { array, nullish, object, string, type InferOutput } from 'valibot';
import type { ChatMessage } from '../chat/ports.ts';
import { readPages } from './read-pages.ts';
import type { TwilioApi } from './twilio-api.ts';

const messageItem = object({
  author: nullish(string(), ''),
  body: nullish(string(), ''),
  date_created: string(),
  media: nullish(array(object({ filename: nullish(string(), '') })), []),
});

const largestPage = 100;

/** Reads the first messages of a conversation, oldest first, at most `limit`. */
export async function readMessages(
  { api, url }: { readonly api: TwilioApi; readonly url: string },
  limit: number,
): Promise<readonly ChatMessage[]> {
  const messages = await readPages({
    api,
    doing: 'read the messages',
    url: `${url}/Messages?Order=asc&PageSize=${Math.min(limit, largestPage)}`,
    key: 'messages',
    item: messageItem,
    isEnough: ({ length }) => length >= limit,
  });
  return messages.slice(0, limit).map(toMessage);
}

function toMessage(message: InferOutput<typeof messageItem>): ChatMessage {
  const { author, body, date_created, media } = message;
  return {
    author: author ?? '',
    body: body ?? '',
    writtenAt: date_created,
    files: (media ?? []).map(({ filename }) => filename || 'file'),
  };
}
