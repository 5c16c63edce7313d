import { type AssetAnchor, type IndexAsset, toUsualAnchor } from '../search/index-asset.ts';
import type { DocPage, DocSection } from './doc-page.ts';
import { packPostings } from './pack-postings.ts';
import { cutText } from './tidy-text.ts';
import { toTermFields, weighTerms } from './weigh-terms.ts';

/** How much of a site goes into its index. */
export interface PackOptions {
  readonly synonyms: readonly (readonly string[])[];
  /** Characters of a section that can be found, and of its code. */
  readonly textLength: number;
  readonly codeLength: number;
  /** Characters of a section that can be shown. */
  readonly excerptLength: number;
}

const maxTitleLength = 120;

/** Makes the asset of a site's pages. */
export function packIndex(pages: readonly DocPage[], options: PackOptions): IndexAsset {
  const sections = pages.flatMap((page) => page.sections.map((section) => ({ page, section })));
  const weighed = sections.map(({ page, section }) =>
    weighTerms(toTermFields(page, cutSection(section, options))),
  );
  const [first] = pages;
  return {
    site: first ? new URL(first.url).origin : '',
    pages: pages.map(({ url, title, version, sections: { length } }) => [
      new URL(url).pathname,
      cutText(title, maxTitleLength),
      version,
      length,
    ]),
    headings: sections.map(({ section }) => cutText(section.heading, maxTitleLength)),
    anchors: sections.map(({ section }) => toAssetAnchor(section)),
    excerpts: sections.map(({ section }) => toExcerpt(section.prose, options.excerptLength)),
    ...packPostings(weighed),
    synonyms: options.synonyms,
  };
}

function cutSection(section: DocSection, { textLength, codeLength }: PackOptions): DocSection {
  return {
    ...section,
    text: section.text.slice(0, textLength),
    code: section.code.slice(0, codeLength),
  };
}

function toAssetAnchor({ heading, anchor }: DocSection): AssetAnchor {
  if (anchor === '') return 0;
  return anchor === toUsualAnchor(cutText(heading, maxTitleLength)) ? 1 : encodeURI(anchor);
}

/** Whole sentences where they fit. */
function toExcerpt(prose: string, maxLength: number): string {
  if (prose.length <= maxLength) return prose;
  const head = prose.slice(0, maxLength);
  const end = Math.max(...['. ', '? ', '! '].map((stop) => head.lastIndexOf(stop)));
  return end > maxLength / 2 ? head.slice(0, end + 1) : cutText(prose, maxLength);
}
