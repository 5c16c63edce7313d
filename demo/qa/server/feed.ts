import { setTimeout as wait } from 'node:timers/promises';
import type { Timeline, TimelineNews } from '../timeline/timeline.ts';
import { coalesce } from './coalesce.ts';

interface FeedOptions {
  timeline: Timeline;
  /** Entries up to this one are known. */
  after: number;
  /** Journeys that turned out to be one, which the other side may have missed. */
  merges: readonly TimelineNews[];
  send: (news: readonly TimelineNews[]) => void;
  /** Whether what was sent last has not gone out yet. */
  isBusy: () => boolean;
}

interface Feed {
  /** Resolves when what lies behind was sent, or nobody wants it any more. */
  caughtUp: Promise<void>;
  stop(): void;
}

/** How much goes into a frame. */
export const mostPerFrame = 500;

const pauseMs = 5;

/**
 * Sends what is behind a number, in pieces, and then what is new: all that came in one turn of the event loop at once.
 * Each news is sent in the order in which it happened; of a journey only the last state.
 */
export function createFeed(options: FeedOptions): Feed {
  const { timeline, merges, send, isBusy } = options;
  let last = options.after;
  let isLive = false;
  let isStopped = false;
  let waiting: TimelineNews[] = [];
  let timer: NodeJS.Immediate | undefined;

  function flush(): void {
    timer = undefined;
    const news = coalesce(waiting.filter((one) => one.kind !== 'entry' || one.entry.seq > last));
    waiting = [];
    for (let from = 0; from < news.length; from += mostPerFrame)
      send(news.slice(from, from + mostPerFrame));
  }

  async function catchUp(): Promise<void> {
    const journeys = timeline.journeys().toReversed();
    waiting.unshift(
      ...merges,
      ...journeys.map((journey) => ({ kind: 'journey', journey }) as const),
    );
    flush();
    for (;;) {
      const entries = timeline.read(last, mostPerFrame);
      if (entries.length === 0) break;
      send(entries.map((entry) => ({ kind: 'entry', entry })));
      last = entries.at(-1)?.seq ?? last;
      while (isBusy()) {
        await wait(pauseMs, undefined, { ref: false });
        if (isStopped) return;
      }
    }
    isLive = true;
    flush();
  }

  const stopFollowing = timeline.onNews((news) => {
    // What is there already will be read.
    if (!isLive && news.kind === 'entry') return;
    waiting.push(news);
    if (isLive) timer ??= setImmediate(flush);
  });
  return {
    caughtUp: catchUp(),
    stop() {
      isStopped = true;
      stopFollowing();
      clearImmediate(timer);
    },
  };
}
