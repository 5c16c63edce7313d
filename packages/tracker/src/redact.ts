/** What stands where something was taken out. */
export const redacted = '[redacted]';

const maxLength = 2048;
const email = /[^\s/?&=#:;,<>"'()@]+(?:@|%40)[^\s/?&=#:;,<>"'()@]+\.[a-z]{2,}/gi;
const digitRun = /(\+|%2B|\b)[\d(][\d\s().-]{5,}\d/gi;
// JSON web tokens, UUIDs, and what has three digits within twenty letters: no word of a language has.
const token =
  /eyJ[\w-]+\.[\w.-]+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=(?:[a-z]*\d){3})[a-z\d]{20,}/gi;

/**
 * Takes out of a text whatever looks like an e-mail address, a phone number or a token.
 *
 * @example
 * redactText('Reset for ada@example.com'); // 'Reset for [redacted]'
 */
export function redactText(text: string): string {
  return text
    .slice(0, maxLength)
    .replace(email, redacted)
    .replace(token, redacted)
    .replace(digitRun, (run) => (isPhoneLike(run) ? redacted : run));
}

/**
 * Says whether a text certainly holds nothing that `redactText` would take out. For what has to be
 * small and quick; a text that is not plain may still be harmless.
 *
 * @example
 * isPlain('Getting started'); // true
 */
export function isPlain(text: string): boolean {
  return !suspicious.test(text) && text.length < maxLength;
}

const suspicious =
  /@|%40|eyJ|(\d[\s().-]*){7}|(?=([a-z]*\d){3})[a-z\d]{20}|[\da-f]{4}-[\da-f]{12}/i;

/** An address as it may leave the page. */
export interface RedactedUrl {
  readonly url: string;
  readonly path: string;
  readonly search: string;
}

/**
 * Takes out of an address its hash, its query string save for the parameters named, and whatever
 * looks like a person's or a secret. Empty for what is no address.
 *
 * @param keepQuery - Names of parameters that stay.
 * @example
 * redactUrl('https://docs.example.com/a?tab=js&token=x#top', ['tab']).url;
 * // 'https://docs.example.com/a?tab=js'
 */
export function redactUrl(href: string, keepQuery: readonly string[]): RedactedUrl {
  try {
    const { origin, pathname, searchParams } = new URL(href);
    const kept = new URLSearchParams();
    for (const [name, value] of searchParams) {
      if (keepQuery.includes(name)) kept.append(name, redactText(value));
    }
    const path = redactText(pathname);
    const search = kept.size ? `?${kept.toString()}` : '';
    return { url: origin + path + search, path, search };
  } catch {
    return { url: '', path: '', search: '' };
  }
}

function isPhoneLike(run: string): boolean {
  const number = run.replace(/^%2B/i, '+');
  const count = number.replace(/\D/g, '').length;
  if (number[0] === '+') return count >= 7;
  // Not a date with something behind it, and not an IP address or a version.
  if (/^(?:19|20)\d\d-\d\d/.test(number)) return false;
  if (number.includes('.')) return /^\(?\d{3}\)?[ .-]*\d{3}[.-]\d{4}$/.test(number);
  return count >= (/^[0(]/.test(number) ? 9 : 10) && count <= 15;
}
