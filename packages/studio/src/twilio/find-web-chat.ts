import { isRecord } from '@docent/identity';
import { nullish, object, string, type InferOutput } from 'valibot';
import type { OpenChat } from '../chat/ports.ts';
import { toServiceUrl } from './addresses.ts';
import type { Opening } from './chat-way.ts';
import type { Finder } from './find-chat.ts';
import { readPages } from './read-pages.ts';

/** Under this key of the pre-engagement data stands by which try a web chat was begun, until its attributes are written. */
export const openingKey = 'opening_id';

const participation = object({
  conversation_sid: string(),
  conversation_attributes: nullish(string(), '{}'),
});

/** Finds a web chat of this very try to open one, among the conversations of its visitor. */
export async function findWebChat(
  { api, settings }: Finder,
  { identity, openingId }: Pick<Opening, 'identity' | 'openingId'>,
): Promise<OpenChat | undefined> {
  const query = new URLSearchParams({ Identity: identity, PageSize: '100' });
  const isOwn = (one: InferOutput<typeof participation>): boolean =>
    readOpeningId(one.conversation_attributes ?? '{}') === openingId;
  const found = await readPages({
    api,
    doing: "read the visitor's conversations",
    url: `${toServiceUrl(settings.serviceSid)}/ParticipantConversations?${query}`,
    key: 'conversations',
    item: participation,
    isEnough: (some) => some.some(isOwn),
  });
  const own = found.find(isOwn);
  return own && { conversationSid: own.conversation_sid, identity };
}

function readOpeningId(attributes: string): unknown {
  try {
    const value: unknown = JSON.parse(attributes);
    const data = isRecord(value) ? value['pre_engagement_data'] : undefined;
    return isRecord(data) ? data[openingKey] : undefined;
  } catch {
    return undefined;
  }
}
