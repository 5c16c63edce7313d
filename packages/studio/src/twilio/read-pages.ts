import { array, nullish, object, string, type GenericSchema, type InferOutput } from 'valibot';
import type { TwilioApi } from './twilio-api.ts';

interface Pages<Item extends GenericSchema> {
  readonly api: TwilioApi;
  /** Completes "Twilio refused to …". */
  readonly doing: string;
  /** Of the first page. */
  readonly url: string;
  /** What the list is called in the answer. */
  readonly key: string;
  readonly item: Item;
  /** Told what was read so far; more is read until it says that this will do. */
  readonly isEnough: (items: readonly InferOutput<Item>[]) => boolean;
}

const mostPages = 20;

/**
 * Reads a list of Twilio page by page, until there is enough of it.
 *
 * @example
 * const messages = await readPages({ api, doing, url, key: 'messages', item: message, isEnough: () => false });
 */
export async function readPages<Item extends GenericSchema>({
  api,
  doing,
  key,
  item,
  isEnough,
  ...first
}: Pages<Item>): Promise<readonly InferOutput<Item>[]> {
  const answer = object({
    [key]: array(item),
    meta: nullish(object({ next_page_url: nullish(string()) })),
  });
  const items: InferOutput<Item>[] = [];
  let url: string | null | undefined = first.url;
  for (let count = 0; url && count < mostPages; count += 1) {
    const page: InferOutput<typeof answer> = await api({ doing, url, answer });
    items.push(...(page[key] as InferOutput<Item>[]));
    if (isEnough(items)) break;
    url = (page.meta as { next_page_url?: string | null } | null | undefined)?.next_page_url;
  }
  return items;
}
