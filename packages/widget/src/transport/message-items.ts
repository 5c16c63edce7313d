import { isRecord } from '@docent/identity';
import type { MessageFacts } from './to-stored-message.ts';

/** A part of the list of messages as the server has it. */
export interface ItemPage {
  readonly items: readonly MessageFacts[];
  /** Whether there is more behind these, in the order that was asked for. */
  readonly hasMore: boolean;
}

/** Reads the server's answer to a question for messages; what is no message is left out. */
export function parseItemPage(body: unknown): ItemPage {
  const given = isRecord(body) && Array.isArray(body['items']) ? (body['items'] as unknown[]) : [];
  const meta = isRecord(body) && isRecord(body['meta']) ? body['meta'] : {};
  return { items: given.flatMap((item) => parseItem(item) ?? []), hasMore: !!meta['next_token'] };
}

function parseItem(item: unknown): MessageFacts | undefined {
  if (!isRecord(item) || !isRecord(item['data'])) return undefined;
  const { index, data } = item as { index: unknown; data: Record<string, unknown> };
  const { sid, author, text, attributes, timestamp } = data;
  if (typeof sid !== 'string' || typeof index !== 'number') return undefined;
  return {
    sid,
    index,
    author: typeof author === 'string' ? author : null,
    body: typeof text === 'string' ? text : null,
    attributes: typeof attributes === 'string' ? parseJson(attributes) : attributes,
    attachedMedia: data['medias'],
    dateCreated: typeof timestamp === 'string' ? new Date(timestamp) : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
