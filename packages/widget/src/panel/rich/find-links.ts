import { tokenize } from 'linkifyjs';
import { toSafeUrl } from './to-safe-url.ts';

/** A link in a text: where it stands, and where it leads. */
export interface FoundLink {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  readonly href: string;
}

// Unseen direction marks would let a link look like another one; brackets and the punctuation of Chinese and Japanese
// stand around addresses, not in them.
const words = /[^\s<>"`[\]\p{Cc}\p{Bidi_Control}，。、！？：；（）「」『』【】《》]+/gu;
const override = /[\u202a-\u202e\u2066-\u2069]/;
const hint = /:\/\/|mailto:|www\.|@/i;
const trailing = /[.,;:!?'*_~…]/;
const address = /^(?:https?:\/\/|mailto:|www\.)/i;
// No address that a person reads is as long; the library is spared a word that is made to be slow.
const longestWord = 2048;

/**
 * Finds the addresses in a text: those of pages that begin with `http://`, `https://` or `www.`, and of e-mail; without
 * the punctuation of the sentence around them. A bare `name.dev` is none: in docs it is a file more often than a page.
 *
 * @example
 * findLinks('See https://docs.dev/a.'); // [{ start: 4, end: 22, href: 'https://docs.dev/a' }]
 */
export function findLinks(text: string): readonly FoundLink[] {
  const found: FoundLink[] = [];
  if (!hint.test(text)) return found;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (word.length > longestWord || !hint.test(word)) continue;
    if (override.test(text.charAt(index + word.length))) continue;
    for (const { start, end, href } of findInWord(word))
      found.push({ start: index + start, end: index + end, href });
  }
  return found;
}

function findInWord(word: string): FoundLink[] {
  const found: FoundLink[] = [];
  let at = 0;
  for (const token of tokenize(word)) {
    const start = at;
    at += token.v.length;
    if (!token.isLink || !isWhole(word, { start, end: at, type: token.t })) continue;
    const text = trimEnd(token.v);
    const href = toSafeUrl(toAddress(text, token.t));
    if (href) found.push({ start, end: start + text.length, href });
  }
  return found;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** What stands before an @ can look like the name of another site, and what stands before a scheme like a part of it. */
function isWhole(word: string, { start, end, type }: Place): boolean {
  const isMail = type === 'email';
  if (!isMail && !address.test(word.slice(start, end))) return false;
  if (word.charAt(end) === '@' || /[\p{L}\p{N}@:/]/u.test(word.charAt(start - 1))) return false;
  return !isMail || !word.slice(0, start).includes('://');
}

function toAddress(text: string, type: string): string {
  if (type === 'email' && !/^mailto:/i.test(text)) return `mailto:${text}`;
  return /^www\./i.test(text) ? `https://${text}` : text;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && trailing.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
