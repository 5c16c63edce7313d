import type { SectionScore } from './score-sections.ts';

/** What to send of what was found. */
export interface Choice {
  readonly pageOf: (section: number) => number;
  readonly isRead: (page: number) => boolean;
  readonly minConfidence: number;
  readonly limit: number;
}

// Where the best hit is sure enough, the next ones may be a little less so.
const furtherHitShare = 0.7;

/**
 * Chooses which sections to send, best first: the best section of each page, pages that were just read behind the others,
 * and further sections of the same pages where there is room. None when the best is not good enough.
 */
export function chooseHits(
  scores: readonly SectionScore[],
  { pageOf, isRead, minConfidence, limit }: Choice,
): readonly SectionScore[] {
  const ranked = scores.toSorted((a, b) => b.score - a.score);
  if ((ranked[0]?.score ?? 0) < minConfidence) return [];
  const pages = new Set<number>();
  const toPlace = ({ section, score }: SectionScore): number => {
    const page = pageOf(section);
    const isFirst = !pages.has(page);
    pages.add(page);
    if (isRead(page)) return isFirst ? 1 : 4;
    if (score < minConfidence) return isFirst ? 2 : 3;
    return isFirst ? 0 : 3;
  };
  return ranked
    .filter(({ score }) => score > 0 && score >= minConfidence * furtherHitShare)
    .map((hit) => ({ hit, place: toPlace(hit) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ hit }) => hit);
}
