import type { Timeline, TimelineNews } from '../timeline/timeline.ts';

type Merge = Extract<TimelineNews, { kind: 'merge' }>;

interface Merges {
  /** Those of a timeline since somebody looked at it for the first time. */
  of(timeline: Timeline): readonly Merge[];
  close(): void;
}

/** Creates a memory of journeys that turned out to be one: who was away meanwhile has to hear of it. */
export function createMerges(): Merges {
  const lists = new Map<Timeline, Merge[]>();
  const stops: (() => void)[] = [];
  return {
    of(timeline) {
      const known = lists.get(timeline);
      if (known) return known;
      const list: Merge[] = [];
      lists.set(timeline, list);
      stops.push(timeline.onNews((news) => news.kind === 'merge' && list.push(news)));
      return list;
    },
    close() {
      for (const stop of stops.splice(0)) stop();
      lists.clear();
    },
  };
}
