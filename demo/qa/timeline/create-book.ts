import { createMask } from '../../emulator/studio/trace/mask.ts';
import type { Draft } from './draft.ts';
import type { TimelineEntry, WholeEntry } from './entry.ts';
import { createEntryList } from './entry-list.ts';
import { createJourneys, type Placing } from './journeys/create-journeys.ts';
import type { Keeper } from './keep/create-keeper.ts';
import { toRawJson } from './keep/to-raw-json.ts';
import type { Timeline, TimelineNews } from './timeline.ts';

interface BookOptions {
  readonly keeper: Keeper;
  /** What was kept before, oldest first. */
  readonly kept: readonly Placing[];
  /** How many entries are held at most. */
  readonly most: number;
  /** What must not be seen in an entry. */
  readonly secrets: readonly string[];
}

/** A timeline without its sources: entries are added by hand. */
export interface Book extends Omit<Timeline, 'note' | 'close'> {
  add(draft: Draft): void;
  /** Tells nothing any more. */
  close(): void;
}

/** Creates a book that goes on from what was kept. */
export function createBook({ keeper, kept, most, secrets }: BookOptions): Book {
  const mask = createMask(secrets);
  const list = createEntryList(most);
  const journeys = createJourneys();
  const listeners = new Set<(news: TimelineNews) => void>();
  const changed = new Set<number>();
  let telling: NodeJS.Immediate | undefined;

  const tell = (news: TimelineNews) => {
    for (const listener of listeners) callSafely(listener, news);
  };

  function place(placing: Placing): TimelineEntry {
    const { journey, merges } = journeys.place(placing);
    for (const { from, into } of merges) {
      list.move(journeys.seqsOf(into), into);
      tell({ kind: 'merge', from, into });
    }
    const entry = { ...placing.entry, ...(journey !== undefined && { journey }) };
    if (list.add(entry)) journeys.forgetBefore(list.first());
    if (journey !== undefined) changed.add(journey);
    return entry;
  }

  function tellJourneys(): void {
    telling = undefined;
    for (const id of changed) {
      const journey = journeys.find(String(id));
      if (journey) tell({ kind: 'journey', journey });
    }
    changed.clear();
  }

  function toWhole(entry: TimelineEntry, raw: string | undefined): WholeEntry {
    return { ...entry, raw: raw === undefined ? null : (JSON.parse(raw) as unknown) };
  }

  for (const placing of kept) place(placing);
  changed.clear();

  return {
    add({ raw, tells, ...draft }) {
      const entry = { ...maskWords(draft, mask), seq: list.next() };
      keeper.put({ entry, tells, raw: toRawJson(mask(raw)) });
      const placed = place({ entry, tells });
      tell({ kind: 'entry', entry: placed });
      telling ??= setImmediate(tellJourneys);
    },
    read: list.read,
    find(seq) {
      const entry = list.get(seq);
      return entry && toWhole(entry, keeper.raw(seq));
    },
    journeys: journeys.list,
    journey: journeys.find,
    entriesOf(journeyId) {
      const seqs = journeys.seqsOf(journeyId);
      const raws = keeper.raws(seqs);
      return seqs.flatMap((seq) => {
        const entry = list.get(seq);
        return entry ? [toWhole(entry, raws.get(seq))] : [];
      });
    },
    onNews(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close() {
      clearImmediate(telling);
      listeners.clear();
    },
  };
}

type Words = Omit<Draft, 'raw' | 'tells'>;

function maskWords(draft: Words, mask: <T>(value: T) => T): Words {
  const { title, detail, problem } = draft;
  return {
    ...draft,
    title: mask(title),
    ...(detail !== undefined && { detail: mask(detail) }),
    ...(problem !== undefined && { problem: mask(problem) }),
  };
}

/** A page that is gone must not stop what is being told, least of all the cloud that tells it. */
function callSafely(listener: (news: TimelineNews) => void, news: TimelineNews): void {
  try {
    listener(news);
  } catch {
    // It is the listener's own to say.
  }
}
