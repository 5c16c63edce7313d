import { cutText, jsonSize } from '@docent/identity/json-size';
import type { PageContext } from './page-context.ts';

/** A message that says what it is about, for people and for programs. */
export interface MessageAboutPage {
  readonly body: string;
  readonly attributes: { readonly page: PageContext };
}

// What a message can hold, in bytes of UTF-8.
const maxBodyBytes = 32_000;
const maxAttributesBytes = 2900;
const cutMark = '…';

/**
 * Adds to a text what it is about: a blank line, the page and its heading, the address, and the selected code. Where this
 * is too much for a message the code is cut first, then left out, then all of it; the words are never touched.
 *
 * @example
 * withPage('Why?', { title: 'Retries', url: 'https://docs.example/retries' }).body;
 * // 'Why?\n\nRetries\nhttps://docs.example/retries'
 */
export function withPage(words: string, page: PageContext): MessageAboutPage {
  const { title, heading, url, code } = page;
  const place = `${heading ? `${title} › ${heading}` : title}\n${url}`;
  const about = words ? `${words}\n\n${place}` : place;
  const left = maxBodyBytes - countBytes(about);
  const body = left < 0 ? words : about + (code ? toFence(code, left) : '');
  return { body, attributes: { page: fit(page) } };
}

/** A fence is longer than any row of backticks in what it holds. */
function toFence(code: string, maxBytes: number): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const wrap = (text: string) => `\n\n${fence}\n${text}\n${fence}`;
  const left = maxBytes - countBytes(wrap(''));
  if (countBytes(code) <= left) return wrap(code);
  const kept = cutText(code, left - countBytes(cutMark));
  return kept.trim() ? wrap(kept + cutMark) : '';
}

function fit(page: PageContext): PageContext {
  const { code, ...rest } = page;
  const left = maxAttributesBytes - jsonSize({ page: { ...rest, code: '' } });
  const kept = code && left > 0 ? cutText(code, left) : '';
  return { ...rest, ...(kept && { code: kept }) };
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
