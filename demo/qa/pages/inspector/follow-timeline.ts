import type { TimelineEntry } from '../../timeline/entry.ts';
import type { Journey } from '../../timeline/journey.ts';
import type { TimelineNews } from '../../timeline/timeline.ts';
import type { WorldId } from '../../world.ts';
import { ask } from '../shared/ask.ts';
import { followLive } from '../shared/live.ts';
import { createBatcher } from './create-batcher.ts';
import type { InspectorEvent } from './state/state.ts';

interface FollowOptions {
  world: WorldId;
  dispatch: (event: InspectorEvent) => void;
}

const pageSize = 5000;
const retryMs = 2000;

/** Loads the timeline of a world, then follows it; goes on where it was when the line was lost. Returns a function that stops that. */
export function followTimeline({ world, dispatch }: FollowOptions): () => void {
  let stopLive: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const begin = async () => {
    stopLive?.();
    try {
      const [entries, journeys] = await Promise.all([readEntries(world), readJourneys(world)]);
      if (isStopped) return;
      dispatch({ type: 'loaded', entries, journeys });
      stopLive = follow({ world, dispatch }, { last: entries.at(-1), beginAnew: begin });
    } catch (error) {
      if (isStopped) return;
      dispatch({ type: 'failed', problem: (error as Error).message });
      timer = setTimeout(() => void begin(), retryMs);
    }
  };
  void begin();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopLive?.();
  };
}

interface From {
  last: TimelineEntry | undefined;
  beginAnew: () => Promise<void>;
}

/** Follows what comes after an entry. The server first tells what the journeys are, and which of them turned out to be one. */
function follow({ world, dispatch }: FollowOptions, { last, beginAnew }: From): () => void {
  let newest = last;
  let isStopped = false;
  const batcher = createBatcher<TimelineNews>((news) => dispatch({ type: 'news', news }));
  const check = async () => {
    const isSame = await isSameTimeline(world, newest);
    if (!isSame && !isStopped) await beginAnew();
  };
  const stopLive = followLive<TimelineNews[]>({
    path: () => `/live?world=${world}&after=${newest?.seq ?? 0}`,
    onMessage(news) {
      for (const item of news) if (item.kind === 'entry') newest = item.entry;
      batcher.add(news);
    },
    onState(isUp) {
      dispatch({ type: 'line', isUp });
      // Where it fails, the line is lost again, and comes back here.
      if (isUp) check().catch(() => undefined);
    },
  });
  return () => {
    isStopped = true;
    batcher.stop();
    stopLive();
  };
}

/** A demo that was started anew counts from 1 again. */
async function isSameTimeline(world: WorldId, last: TimelineEntry | undefined): Promise<boolean> {
  if (!last) return true;
  const path = `/api/${world}/entries?after=${last.seq - 1}&limit=1`;
  const { entries } = await ask<{ entries: TimelineEntry[] }>(path);
  const [same] = entries;
  return same?.seq === last.seq && same.at === last.at && same.title === last.title;
}

async function readEntries(world: WorldId): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  for (;;) {
    const path = `/api/${world}/entries?after=${all.at(-1)?.seq ?? 0}&limit=${pageSize}`;
    const { entries } = await ask<{ entries: TimelineEntry[] }>(path);
    all.push(...entries);
    if (entries.length < pageSize) return all;
  }
}

async function readJourneys(world: WorldId): Promise<Journey[]> {
  return (await ask<{ journeys: Journey[] }>(`/api/${world}/journeys`)).journeys;
}
