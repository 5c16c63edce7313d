import type { Options } from 'minisearch';

/** One passage of a page, as the search index holds it. */
export interface SearchEntry {
  /** Address of the passage, with its anchor. */
  id: string;
  /** Title of its page. */
  page: string;
  /** The section of the docs that the page stands in. */
  section: string;
  /** Empty where a page begins. */
  heading: string;
  text: string;
  code: string;
}

/** What the build that makes an index and the page that reads it have to agree on. */
export const searchOptions: Options<SearchEntry> = {
  fields: ['page', 'heading', 'text', 'code'],
  // Code is found, and never shown: an excerpt of it says little.
  storeFields: ['page', 'section', 'heading', 'text'],
  searchOptions: {
    boost: { page: 3, heading: 4, code: 0.4 },
    combineWith: 'AND',
    prefix: true,
    // A word that was meant goes before one that only looks like it.
    weights: { prefix: 0.5, fuzzy: 0.15 },
    // A slip in a short word is another word.
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};
