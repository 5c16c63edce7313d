import { isPlain } from '@docent/identity/redact';
import { splitWords } from './split-words.ts';

const leastWords = 3;
const maxLength = 300;
// It may become a phone: the part of one that stands there by now is nobody else's business either.
const beginOfPhone = /(?:\d[\s().\u2013-]*){4}$/;

/**
 * What the search of the site is asked while somebody writes a question; empty where that is too short to say anything, or
 * where it may hold what is nobody else's business.
 *
 * @example
 * toSuggestionQuery('How do I retry'); // 'How do I retry'
 * toSuggestionQuery('My number is 415 555 2671'); // ''
 */
export function toSuggestionQuery(draft: string): string {
  const text = draft.slice(0, maxLength).trim();
  const isHarmless = isPlain(text) && !beginOfPhone.test(text);
  return isHarmless && splitWords(text).length >= leastWords ? text : '';
}
