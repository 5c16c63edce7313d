/** What stands where something was taken out. */
export const redacted = '[redacted]';

const maxLength = 2048;
// Bounded on both sides of the sign: a link must not be able to freeze its page.
const email =
  /(?:[\p{L}\d._+-]|%2B){1,64}(?:@|%(?:25)?40)[\p{L}\d.-]{1,255}\.\p{L}{2,}[\p{L}\d@.-]*/giu;
// JSON web tokens, UUIDs, and what has three digits within twenty letters: no word of a language has.
const token =
  /eyJ[\w-]+\.[\w.-]+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=(?:[a-z]*\d){3})[a-z\d]{20,}/gi;
const separator = '(?:[\\s().\u2013-]|%2[089])';
// With its plus; from a trunk zero on; as 1-415-555-2671; as 98765 43210; ten digits in a row or more.
const shapes = [
  '(?:\\+|%2B)\\d(?:S{0,3}\\d){6,14}',
  '(^|\\D)(?:0\\d(?:S{0,3}\\d){7,11}|(?:1S{1,3})?\\d{3}S{1,3}\\d{3}S{0,3}\\d{4}|\\d{5}S\\d{5}|\\d{10,15})(?!\\d)',
];

/**
 * Takes out of a text whatever looks like an e-mail address, a phone number or a token.
 *
 * @example
 * redactText('Reset for ada@example.com'); // 'Reset for [redacted]'
 */
export function redactText(text: string): string {
  // Most texts are: they do not pay for making the patterns ready, which takes milliseconds.
  if (isPlain(text)) return text;
  const phone = RegExp(shapes.join('|').replaceAll('S', separator), 'gi');
  return text
    .slice(0, maxLength)
    .replace(email, redacted)
    .replace(token, redacted)
    .replace(phone, `$1${redacted}`);
}

/**
 * Says whether a text certainly holds nothing that `redactText` would take out; one that is not plain
 * may still be harmless.
 *
 * @example
 * isPlain('Getting started'); // true
 */
export function isPlain(text: string): boolean {
  // The length first: a megabyte must cost nothing.
  return text.length < maxLength && !suspicious.test(text);
}

const suspicious =
  /@|%(25)?40|eyJ|(\d([\s().\u2013-]|%2[089])*){7}|(?=([a-z]*\d){3})[a-z\d]{20}|[\da-f]{4}-[\da-f]{12}/i;

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
  if (!href) return nowhere;
  try {
    const { origin, pathname, searchParams, protocol } = new URL(href);
    if (!protocol.startsWith('http')) return nowhere;
    const kept = new URLSearchParams();
    for (const [name, value] of searchParams) {
      if (keepQuery.includes(name)) kept.append(name, redactText(value));
    }
    const path = redactText(pathname);
    const search = kept.size ? `?${kept.toString()}` : '';
    return { url: origin + path + search, path, search };
  } catch {
    return nowhere;
  }
}

// Apps and files have addresses too, of no use to anybody else.
const nowhere: RedactedUrl = { url: '', path: '', search: '' };
