import { isRecord } from '@docent/identity';
import type { SearchOption } from './parse-search-option.ts';
import { readJson } from './read-json.ts';
import type { SiteSearch } from './site-search.ts';
import { toLinks, type FoundPage } from './to-links.ts';

const maxBytes = 1_000_000;

/**
 * Asks a DocSearch index of Algolia, with its search key. Pages of other sites count: a preview of a site has the index of
 * the real one.
 *
 * @example
 * const search = createDocSearch({ kind: 'docsearch', appId: 'APP', apiKey: 'key', index: 'docs' });
 */
export function createDocSearch(
  option: Extract<SearchOption, { readonly kind: 'docsearch' }>,
): SiteSearch {
  const { appId, apiKey, index } = option;
  // As parameters, both need no question of the browser before the request.
  const keys = new URLSearchParams({
    'x-algolia-application-id': appId,
    'x-algolia-api-key': apiKey,
  });
  const path = `1/indexes/${encodeURIComponent(index)}/query`;
  const url = `https://${appId.toLowerCase()}-dsn.algolia.net/${path}?${keys.toString()}`;
  return async (query, signal) => {
    const body = JSON.stringify({ ...asked, query });
    const response = await fetch(url, { method: 'POST', body, signal, credentials: 'omit' });
    const answer = await readJson(response, maxBytes);
    if (!isRecord(answer) || !Array.isArray(answer['hits'])) throw new Error('No hits came.');
    const found = (answer['hits'] as readonly unknown[]).filter(isRecord).map(toFound);
    return toLinks(found, { base: document.baseURI, isAnywhere: true });
  };
}

const asked = {
  hitsPerPage: 12,
  attributesToRetrieve: ['hierarchy', 'url'],
  attributesToHighlight: [],
  attributesToSnippet: [],
  // A whole sentence finds something too.
  removeWordsIfNoResults: 'allOptional',
};

/** Level 0 is the part of the docs, 1 the page, and what comes below are its headings. */
function toFound({ hierarchy, url }: Record<string, unknown>): FoundPage {
  const levels = isRecord(hierarchy) ? hierarchy : {};
  const title = levels['lvl1'] ?? levels['lvl0'];
  const section = [6, 5, 4, 3, 2].map((level) => levels[`lvl${level}`]).find(Boolean);
  return { title, section, url };
}
