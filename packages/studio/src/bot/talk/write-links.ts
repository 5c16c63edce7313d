import type { DocHit } from '../docs-index.ts';
import type { Phrases } from './phrases.ts';

/** A text message of Twilio holds no more characters than these. */
export const maxReplyLength = 1_600;

/** A reply, and how many of the links are in it. */
export interface WrittenLinks {
  readonly reply: string;
  readonly linkCount: number;
}

/**
 * Writes the links into a plain text, title and address each, as many as a text message holds.
 *
 * @example
 * writeLinks([hit], englishPhrases).reply; // 'This should help:\n\nRetries: Dead jobs\nhttps://…'
 */
export function writeLinks(hits: readonly DocHit[], phrases: Phrases): WrittenLinks {
  for (let linkCount = hits.length; linkCount > 0; linkCount--) {
    const shown = hits.slice(0, linkCount);
    for (const withExcerpt of [true, false]) {
      const reply = writeReply(shown, { phrases, withExcerpt });
      if (reply.length <= maxReplyLength) return { reply, linkCount };
    }
  }
  return { reply: phrases.notFound.slice(0, maxReplyLength), linkCount: 0 };
}

function writeReply(
  [first, ...further]: readonly DocHit[],
  { phrases, withExcerpt }: { phrases: Phrases; withExcerpt: boolean },
): string {
  if (!first) return phrases.notFound;
  const excerpt = withExcerpt ? first.excerpt : '';
  return [
    toOpening(first, phrases),
    [toName(first), excerpt, first.url].filter(Boolean).join('\n'),
    ...(further.length > 0 ? [[phrases.further, ...further.map(toLink)].join('\n')] : []),
    phrases.askBack,
  ].join('\n\n');
}

function toOpening({ read, title, section }: DocHit, phrases: Phrases): string {
  if (!read) return phrases.found;
  return section ? phrases.foundReadSection({ title, section }) : phrases.foundRead(title);
}

function toLink(hit: DocHit): string {
  return `${toName(hit)}\n${hit.url}`;
}

function toName({ title, section }: DocHit): string {
  return section ? `${title}: ${section}` : title;
}
