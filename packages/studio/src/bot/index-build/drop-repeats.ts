import type { DocPage, DocSection } from './doc-page.ts';

const fewestPages = 4;
const shareOfPages = 0.3;

/**
 * Leaves out sections that stand in the same words on many pages, such as a contact form or a list of links: they are the
 * frame of the site, and would be found for every question that they touch.
 */
export function dropRepeats(pages: readonly DocPage[]): readonly DocPage[] {
  const counts = new Map<string, number>();
  for (const { sections } of pages) {
    for (const key of new Set(sections.map(toKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(fewestPages, pages.length * shareOfPages);
  return pages
    .map((page) => ({
      ...page,
      sections: page.sections.filter((section) => (counts.get(toKey(section)) ?? 0) < most),
    }))
    .filter(({ sections }) => sections.length > 0);
}

function toKey({ heading, text, code }: DocSection): string {
  return JSON.stringify([heading, text, code]);
}
