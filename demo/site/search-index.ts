import MiniSearch from 'minisearch';
import { readPassages } from './markdown.ts';
import type { Page } from './pages.ts';
import { type SearchEntry, searchOptions } from './search-options.ts';

/** The file under `/assets` in which a version's index is served. */
export function toIndexFile(version: string): string {
  return `search-${version}.json`;
}

/** Builds the search index over some pages, as the JSON that the client loads. */
export function buildSearchIndex(pages: readonly Page[]): string {
  const index = new MiniSearch(searchOptions);
  index.addAll(pages.flatMap(toEntries));
  return JSON.stringify(index);
}

/** The passages of a page, one entry each. */
export function toEntries(page: Page): SearchEntry[] {
  return readPassages(page.markdown).map(({ heading, text, code }) => ({
    id: heading ? `${page.path}#${heading.id}` : page.path,
    page: page.navTitle,
    section: page.section,
    heading: heading?.text ?? '',
    // A page that begins with a heading or with code is still worth a sentence.
    text: heading ? text : `${page.description} ${text}`.trim(),
    code,
  }));
}
