import { printAsset } from '../search/asset-file.ts';
import type { DocPage } from './doc-page.ts';
import { dropRepeats } from './drop-repeats.ts';
import { packIndex } from './pack-index.ts';

/** An index, and what there is to tell about it. */
export interface BuiltIndex {
  /** What `loadDocsIndex` takes. */
  readonly json: string;
  readonly pages: number;
  readonly sections: number;
  /** Size of the JSON, in bytes. */
  readonly bytes: number;
  /** How many characters of each section can be found. Fewer than usual if the site is large. */
  readonly textLength: number;
}

/** How an index is built. */
export interface BuildOptions {
  readonly synonyms?: readonly (readonly string[])[];
  /** The JSON stays below, in bytes. */
  readonly maxBytes?: number;
}

// A Function reads the index when it starts cold, so that its size is time for somebody who waits.
const defaultMaxBytes = 5_000_000;
const maxUrlLength = 400;

// From the most that helps down to what still answers. Excerpts of a few words would only be in the way.
const amounts = [
  { textLength: 4_000, codeLength: 1_000, excerptLength: 240 },
  { textLength: 2_000, codeLength: 600, excerptLength: 200 },
  { textLength: 1_200, codeLength: 400, excerptLength: 160 },
  { textLength: 800, codeLength: 200, excerptLength: 120 },
  { textLength: 600, codeLength: 100, excerptLength: 90 },
  { textLength: 500, codeLength: 50, excerptLength: 0 },
  { textLength: 420, codeLength: 0, excerptLength: 0 },
  { textLength: 320, codeLength: 0, excerptLength: 0 },
  { textLength: 240, codeLength: 0, excerptLength: 0 },
  { textLength: 160, codeLength: 0, excerptLength: 0 },
  { textLength: 80, codeLength: 0, excerptLength: 0 },
  { textLength: 0, codeLength: 0, excerptLength: 0 },
] as const;

/**
 * Builds the index of a site, with as much of its text as fits.
 *
 * @throws Error that says what to do when there is nothing to index, or when not even the titles fit.
 * @example
 * const { json } = buildDocsIndex([page], { synonyms: [['webhook', 'callback']] });
 */
export function buildDocsIndex(
  allPages: readonly DocPage[],
  { synonyms = [], maxBytes = defaultMaxBytes }: BuildOptions = {},
): BuiltIndex {
  const pages = dropRepeats(toUnique(allPages)).map(withSectionsThatFit);
  if (pages.length === 0)
    throw new Error(
      'No page with text was found. Give the built site, with its text in <main> or <article>.',
    );
  const packed = packWhatFits(pages, { synonyms, maxBytes });
  const sections = pages.reduce((sum, page) => sum + page.sections.length, 0);
  return { ...packed, bytes: Buffer.byteLength(packed.json), sections, pages: pages.length };
}

/** Halves what is left to try, since packing five thousand pages takes seconds. */
function packWhatFits(
  pages: readonly DocPage[],
  { synonyms, maxBytes }: Required<BuildOptions>,
): Pick<BuiltIndex, 'json' | 'textLength'> {
  let fitting: Pick<BuiltIndex, 'json' | 'textLength'> | undefined;
  let from = 0;
  let to: number = amounts.length;
  // Most sites fit at once.
  for (let next = 0; from < to; next = (from + to) >> 1) {
    const amount = amounts[next] ?? amounts[0];
    const json = printAsset(packIndex(pages, { ...amount, synonyms }));
    if (Buffer.byteLength(json) < maxBytes) {
      fitting = { json, textLength: amount.textLength };
      to = next;
    } else from = next + 1;
  }
  if (fitting) return fitting;
  throw new Error(
    `The titles of ${String(pages.length)} pages alone are more than ${String(maxBytes)} bytes. Index a part of the site.`,
  );
}

/** The first page of each address. Addresses too long for a text message are left out. */
function toUnique(pages: readonly DocPage[]): readonly DocPage[] {
  const byUrl = new Map<string, DocPage>();
  for (const page of pages)
    if (page.url.length <= maxUrlLength && !byUrl.has(page.url)) byUrl.set(page.url, page);
  return [...byUrl.values()];
}

/** An anchor that would make an address too long is left out: the page is still right. */
function withSectionsThatFit(page: DocPage): DocPage {
  const room = maxUrlLength + 100 - page.url.length;
  const sections = page.sections.map((section) =>
    encodeURI(section.anchor).length <= room ? section : { ...section, anchor: '' },
  );
  return { ...page, sections };
}
