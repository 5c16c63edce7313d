import type { DocHit } from '../docs-index.ts';
import { type IndexAsset, toUsualAnchor } from './index-asset.ts';
import { toPageKey } from './page-key.ts';

/** Where sections stand, and what is shown of them. */
export interface Shelf {
  /** The number of the page that a section belongs to. */
  pageOf(section: number): number;
  headingOf(section: number): string;
  show(section: number): Pick<DocHit, 'title' | 'section' | 'url' | 'excerpt'>;
  /** Which pages have one of these addresses. */
  findRead(urls: readonly string[]): (page: number) => boolean;
}

/** Puts the pages of an index in order. */
export function createShelf({ site, pages, headings, anchors, excerpts }: IndexAsset): Shelf {
  const pageOfSection = new Uint32Array(headings.length);
  let section = 0;
  for (const [page, [, , , sections]] of pages.entries()) {
    pageOfSection.fill(page, section, section + sections);
    section += sections;
  }
  const pageOf = (number: number): number => pageOfSection[number] ?? 0;
  const toUrl = (page: number): string => `${site}${pages[page]?.[0] ?? '/'}`;
  const toAnchor = (number: number): string => {
    const anchor = anchors[number] ?? 0;
    if (anchor === 0) return '';
    return `#${anchor === 1 ? toUsualAnchor(headings[number] ?? '') : anchor}`;
  };

  return {
    pageOf,
    headingOf: (number) => headings[number] ?? '',
    show(number) {
      const page = pageOf(number);
      return {
        title: pages[page]?.[1] ?? '',
        section: headings[number] ?? '',
        url: `${toUrl(page)}${toAnchor(number)}`,
        excerpt: excerpts[number] ?? '',
      };
    },
    findRead(urls) {
      const read = new Set(urls.map(toPageKey));
      return (page) => read.size > 0 && read.has(toPageKey(toUrl(page)));
    },
  };
}
