/** A link in a text. */
export interface TextLink {
  readonly href: string;
  readonly text: string;
}

const scheme = /\b(?:https?:\/\/|mailto:)/gi;
// Unseen direction marks would let a link look like another one.
const stop = /[\s<>"`\p{Cc}\p{Bidi_Control}]/u;
const override = /[\u202a-\u202e\u2066-\u2069]/;
const trailing = ".,;:!?'*_~…。、，！？";
const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Finds the links in a plain text: `http`, `https` and `mailto` with their scheme, without the punctuation of the
 * sentence around them. Each character is looked at a few times only, whatever the text is.
 *
 * @example
 * linkify('See https://docs.dev/a.'); // ['See ', { href: 'https://docs.dev/a', text: 'https://docs.dev/a' }, '.']
 */
export function linkify(text: string): readonly (string | TextLink)[] {
  const parts: (string | TextLink)[] = [];
  let done = 0;
  let looked = 0;
  for (const { index: start } of text.matchAll(scheme)) {
    if (start < looked) continue;
    const word = readWord(text, start);
    looked = word.end;
    const link = override.test(text.charAt(looked)) ? undefined : toLink(word.balanced);
    if (!link) continue;
    if (start > done) parts.push(text.slice(done, start));
    parts.push(link);
    done = start + link.text.length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

/** What could be a link: up to a space or a bracket too many, and of that what stands before one that stays open. */
function readWord(
  text: string,
  start: number,
): { readonly end: number; readonly balanced: string } {
  const open: number[] = [];
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (stop.test(character)) break;
    if (closerOf[character]) open.push(end);
    else if (')]}'.includes(character)) {
      if (closerOf[text.charAt(open.at(-1) ?? -1)] !== character) break;
      open.pop();
    }
  }
  // The search goes on at the end, not at the bracket: a word of brackets would be read again and again.
  return { end, balanced: text.slice(start, open[0] ?? end) };
}

function toLink(found: string): TextLink | undefined {
  let end = found.length;
  while (end > 0 && trailing.includes(found.charAt(end - 1))) end -= 1;
  const text = found.slice(0, end);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // What stands before an @ can look like the name of another site.
  if (!url || url.username || url.password) return undefined;
  if (url.protocol === 'mailto:' && !url.pathname.includes('@')) return undefined;
  return { href: url.href, text };
}
