import type { Context } from 'hono';
import { TwilioError, invalidParameter } from '../errors.ts';

interface List2010Options<T extends { sid: string }> {
  /** What the list is called in the answer: `messages`. */
  key: string;
  /** The path in the cloud, without its query. */
  path: string;
  /** In the order in which they are told. */
  items: readonly T[];
  toBody: (item: T) => unknown;
}

const defaultSize = 50;
const largestSize = 1000;

/** Answers a page of a list as the API of 2010 does: without `meta`, and with paths instead of addresses. */
export function answerPage2010<T extends { sid: string }>(
  c: Context,
  { key, path, items, toBody }: List2010Options<T>,
): Response {
  const size = readCount(c.req.query('PageSize'), defaultSize) || defaultSize;
  if (size > largestSize) throw new TwilioError(400, 20007, 'Page size too large');
  const page = readCount(c.req.query('Page'), 0);
  const start = readStart(c.req.query('PageToken'), items) ?? page * size;
  const shown = items.slice(start, start + size);
  const toUri = (number: number, at: number) => {
    const query = new URLSearchParams(c.req.query());
    query.set('PageSize', String(size));
    query.set('Page', String(number));
    const last = items[at - 1];
    if (number > 0 && last) query.set('PageToken', `PA${last.sid}`);
    else query.delete('PageToken');
    return `${path}?${query}`;
  };
  return c.json({
    first_page_uri: toUri(0, 0),
    end: Math.max(0, start + shown.length - 1),
    previous_page_uri: start > 0 ? toUri(Math.max(0, page - 1), start - size) : null,
    [key]: shown.map(toBody),
    uri: toUri(page, start),
    page_size: size,
    start,
    next_page_uri: start + size < items.length ? toUri(page + 1, start + size) : null,
    page,
  });
}

/** A token names the last item of the page before, so a page stays where it is when there are new ones. */
function readStart(
  token: string | undefined,
  items: readonly { sid: string }[],
): number | undefined {
  if (!token) return undefined;
  const at = items.findIndex(({ sid }) => `PA${sid}` === token);
  if (at < 0) throw new TwilioError(400, 21481, 'Invalid PageToken');
  return at + 1;
}

function readCount(text: string | undefined, byDefault: number): number {
  const value = Number(text ?? byDefault);
  if (Number.isInteger(value) && value >= 0) return value;
  throw invalidParameter('Page size and page are whole numbers');
}
