import type { Context } from 'hono';
import { invalidParameter } from '../errors.ts';

interface ListOptions<T> {
  /** What the list is called in the answer: `conversations`. */
  key: string;
  /** The address in the cloud, without its query. */
  url: string;
  items: readonly T[];
  toBody: (item: T) => unknown;
  /** The longest page; most of Conversations has 100, most else 1,000. */
  largest?: number;
}

const defaultSize = 50;

/** Answers a page of a list with its `meta`, as the version 1 and 2 APIs do; the token is where the page begins. */
export function answerPage<T>(
  c: Context,
  { key, url, items, toBody, largest = 100 }: ListOptions<T>,
): Response {
  const size = Math.min(readCount(c.req.query('PageSize'), defaultSize), largest);
  const page = readCount(c.req.query('Page'), 0);
  const token = c.req.query('PageToken');
  const from = token ? readToken(token) : page * size;
  const number = token ? Math.floor(from / size) : page;
  const toUrl = (index: number, at: number) => {
    const query = new URLSearchParams(c.req.query());
    query.set('PageSize', String(size));
    query.set('Page', String(index));
    if (at > 0) query.set('PageToken', `PT${at}`);
    else query.delete('PageToken');
    return `${url}?${query}`;
  };
  return c.json({
    [key]: items.slice(from, from + size).map(toBody),
    meta: {
      page: number,
      page_size: size,
      first_page_url: toUrl(0, 0),
      previous_page_url: from > 0 ? toUrl(Math.max(0, number - 1), Math.max(0, from - size)) : null,
      url: toUrl(number, from),
      next_page_url: from + size < items.length ? toUrl(number + 1, from + size) : null,
      key,
    },
  });
}

function readCount(text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value || byDefault;
  throw invalidParameter('Page size and page are whole numbers');
}

function readToken(token: string): number {
  const from = /^PT(\d{1,9})$/.exec(token)?.[1];
  if (from === undefined) throw invalidParameter('The page token is not one that was given out');
  return Number(from);
}
