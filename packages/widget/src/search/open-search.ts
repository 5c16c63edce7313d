import { parseSearchOption } from './parse-search-option.ts';
import type { SiteSearch } from './site-search.ts';

/**
 * Loads what asks the search of the site. Rejects where that cannot be had, and where the option is wrong.
 *
 * @example
 * const search = await openSearch('pagefind:/pagefind/pagefind.js');
 */
export async function openSearch(option: string): Promise<SiteSearch> {
  const parsed = parseSearchOption(option, document.baseURI);
  if (!parsed) {
    throw new Error(
      'The option "search" is no search. Write pagefind:/pagefind/pagefind.js, docsearch:APP_ID:API_KEY:INDEX or index:/search.json.',
    );
  }
  if (parsed.kind === 'docsearch')
    return (await import('./create-docsearch.ts')).createDocSearch(parsed);
  if (parsed.kind === 'pagefind')
    return (await import('./create-pagefind.ts')).createPagefind(parsed.url);
  return (await import('./create-plain-index.ts')).createPlainIndex(parsed.url);
}
