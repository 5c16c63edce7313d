import type { Page } from './pages.ts';
import { toEntries } from './search-index.ts';

/**
 * Builds the index that the chat searches, as any site can write one: a list of passages with their addresses.
 *
 * @example
 * writeFileSync('dist/site/search.json', buildPlainIndex(readPages()));
 */
export function buildPlainIndex(pages: readonly Page[]): string {
  const passages = pages.flatMap(toEntries).map(({ id, page, heading, text }) => ({
    title: page,
    ...(heading && { section: heading }),
    url: id,
    text,
  }));
  return JSON.stringify(passages);
}
