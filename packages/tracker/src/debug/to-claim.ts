import type { ChannelClaim } from '@docent/identity';
import type { Snapshot } from './facts.ts';

const maxTitleLength = 1000;
const maxUrlLength = 2048;

/**
 * What the chat would tell the Functions now, before anything is asked. The chat has this of its own; a test compares
 * the two.
 *
 * @example
 * toChannelAttributes(toClaim(snapshot)).attributes.from;
 */
export function toClaim({
  tracker: { reader, docsRead },
  page,
}: {
  readonly tracker: Pick<Snapshot['tracker'], 'reader' | 'docsRead'>;
  readonly page: Pick<Snapshot['page'], 'url' | 'title' | 'referrer' | 'locale' | 'timeZone'>;
}): ChannelClaim {
  const { identityToken: _, ...visitor } = reader;
  const referrer = toPlainUrl(page.referrer);
  return {
    visitor,
    trail: docsRead,
    page: { url: toPlainUrl(page.url), title: page.title.slice(0, maxTitleLength) },
    locale: page.locale,
    timeZone: page.timeZone,
    ...(referrer && { referrer }),
  };
}

function toPlainUrl(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').slice(0, maxUrlLength);
}
