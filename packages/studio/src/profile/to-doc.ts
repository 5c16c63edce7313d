import type { AttributeDoc } from '@docent/identity';
import { toLine } from '../door/to-line.ts';

// Five of them, twice, have to stay far below the 64 KB that Studio reads of an answer.
const maxTitleLength = 200;
const maxUrlLength = 1000;

interface SeenDoc {
  readonly title: unknown;
  readonly url: unknown;
  /** ms since 1970. */
  readonly viewedAt: number;
}

/**
 * Makes a doc that can be shown to people: an address that a browser opens, in ASCII, and a title without control
 * characters. Undefined for what has no such address, or no time.
 *
 * @example
 * toDoc({ title: 'Quickstart', url: 'https://docs.example.com/start', viewedAt: Date.now() });
 */
export function toDoc({ title, url, viewedAt }: SeenDoc): AttributeDoc | undefined {
  const href = typeof url === 'string' && URL.canParse(url) ? new URL(url).href : '';
  const isTime = Math.abs(viewedAt) <= 8.64e15;
  if (!/^https?:/.test(href) || href.length > maxUrlLength || !isTime) return undefined;
  const name = typeof title === 'string' ? toLine(title.slice(0, maxTitleLength)) : '';
  return { title: name || href, url: href, viewed_at: new Date(viewedAt).toISOString() };
}
