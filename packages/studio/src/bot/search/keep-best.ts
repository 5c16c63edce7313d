import type { SectionScore } from './score-sections.ts';

/** Keeps the best few of many scores: sorting all of them would be most of the work of a search. */
export function createKeepBest(most: number) {
  const best: SectionScore[] = [];
  return {
    /** What a score has to be above. */
    floor: (): number => (best.length < most ? 0 : (best.at(-1)?.score ?? 0)),
    offer(section: number, score: number): void {
      let place = best.length;
      while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--;
      best.splice(place, 0, { section, score });
      if (best.length > most) best.pop();
    },
    /** Best first. */
    take: (): readonly SectionScore[] => best,
  };
}
