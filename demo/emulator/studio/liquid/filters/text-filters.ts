import { toText } from '../text.ts';
import { onText, type Filter } from './filter.ts';

const names = [
  'append',
  'capitalize',
  'downcase',
  'escape',
  'escape_once',
  'lstrip',
  'newline_to_br',
  'prepend',
  'remove',
  'remove_first',
  'replace',
  'replace_first',
  'rstrip',
  'split',
  'strip',
  'strip_html',
  'strip_newlines',
  'truncate',
  'truncatewords',
  'upcase',
  'url_decode',
];

/** Filters on text. */
export const textFilters: Record<string, Filter> = {
  ...Object.fromEntries(names.map((name) => [name, onText(name)])),
  url_encode(value) {
    return urlEncode(toText(value, this.context.memoryLimit));
  },
};

/** As a form encodes: `+` for a space, and `%2B` for the plus of a phone number. */
function urlEncode(text: string): string {
  const toHex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  // encodeURIComponent throws at half an emoji, which `truncate` and hostile data can leave.
  const encoded = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
  return encoded.replaceAll('%20', '+').replaceAll(/[!'()*]/g, toHex);
}
