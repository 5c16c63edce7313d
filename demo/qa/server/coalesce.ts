import type { TimelineNews } from '../timeline/timeline.ts';

/** Leaves out what a later piece of news says again: earlier states of a journey. */
export function coalesce(news: readonly TimelineNews[]): TimelineNews[] {
  const seen = new Set<number>();
  return news
    .toReversed()
    .filter((one) => {
      if (one.kind !== 'journey') return true;
      const isNew = !seen.has(one.journey.id);
      seen.add(one.journey.id);
      return isNew;
    })
    .toReversed();
}
