/** A piece of a text: words, or a link. */
export interface TextPart {
  readonly text: string;
  readonly url?: string;
}

const urlShape = /https?:\/\/[^\s<>"']+/g;
// What ends a sentence, not an address.
const sentenceEnd = /[.,;:!?)\]]+$/;

/**
 * Cuts a text at its web addresses, so that they can be links.
 *
 * @example
 * toTextParts('See https://docs.example/keys.'); // 'See ', the link, '.'
 */
export function toTextParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(urlShape)) {
    const url = found.replace(sentenceEnd, '');
    if (index > done) parts.push({ text: text.slice(done, index) });
    parts.push({ text: url, url });
    done = index + url.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}
