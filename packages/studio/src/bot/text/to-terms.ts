import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

const maxTermLength = 40;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a text, in order: lower case, without accents, English endings cut. Identifiers give their parts and
 * themselves. Takes time in proportion to the text's length.
 *
 * @example
 * toWords('RetryAfter, retries'); // ['retri', 'after', 'retryafter', 'retri']
 */
export function toWords(text: string): string[] {
  return toRawWords(text).map(stem);
}

/**
 * As `toWords`, without the words that say nothing.
 *
 * @example
 * toTerms('What is a lease?'); // ['leas']
 */
export function toTerms(text: string): string[] {
  return toRawWords(text)
    .filter((word) => !stopWords.has(word))
    .map(stem);
}

function toRawWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/['’]/g, '');
  return (plain.match(/[\p{L}\p{M}\p{N}]+(?:[._-][\p{L}\p{M}\p{N}]+)*/gu) ?? [])
    .flatMap(splitWord)
    .map((word) => word.slice(0, maxTermLength));
}

function splitWord(word: string): string[] {
  if (/^v?\d+(?:\.\d+)+$/i.test(word)) return [word.toLowerCase().replace(/^v/, '')];
  const parts = word
    .split(/[._-]|(?<=[a-z\d])(?=[A-Z])/)
    .map((part) => part.toLowerCase())
    .flatMap((part) => (unspaced.test(part) ? toPairs(part) : [part]));
  return parts.length > 1 && parts.length < 8 && !unspaced.test(word)
    ? [...parts, parts.join('')]
    : parts;
}

/** Scripts that are written without spaces are searched by pairs of letters. */
function toPairs(text: string): string[] {
  const letters = Array.from(text);
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
}
