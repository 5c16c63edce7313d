/** A page, as the asset holds it: path on the site, title, version or '', and how many sections it has. */
export type AssetPage = readonly [path: string, title: string, version: string, sections: number];

/** An anchor as the asset holds it: 0 for none, 1 for the heading in kebab-case, else itself. */
export type AssetAnchor = 0 | 1 | string;

/** What is shown of a docs site, and the words that it is found by. */
export interface AssetTexts {
  readonly pages: readonly AssetPage[];
  /** Of each section, page after page; '' where a page begins. */
  readonly headings: readonly string[];
  readonly anchors: readonly AssetAnchor[];
  readonly excerpts: readonly string[];
  /** Every term, sorted by code units, with spaces between. */
  readonly terms: string;
  /** The site's own synonyms. */
  readonly synonyms: readonly (readonly string[])[];
}

/** The index of a docs site. */
export interface IndexAsset extends AssetTexts {
  /** Origin of every URL, such as `https://docs.example.com`. */
  readonly site: string;
  /** How many bytes of postings each term has, as variable-length numbers. */
  readonly lengths: Uint8Array;
  /**
   * Of each term: the sections that have it, ascending, each as the distance from the one before, times 16, plus how much
   * the term says of the section (1 to 15). Variable-length numbers.
   */
  readonly postings: Uint8Array;
}

/** How much a term can say of a section at most. */
export const highestImpact = 15;

/** What an anchor is most often: its heading in kebab-case. */
export function toUsualAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
