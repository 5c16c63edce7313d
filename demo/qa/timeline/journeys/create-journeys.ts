import type { JourneyTold } from '../draft.ts';
import type { TimelineEntry } from '../entry.ts';
import type { Journey } from '../journey.ts';
import {
  addToJourney,
  createJourneyState,
  mergeJourneys,
  toJourney,
  type JourneyState,
} from './build-journey.ts';
import { toKeys } from './to-keys.ts';

/** An entry without its journey, and what it tells of it. */
export interface Placing {
  readonly entry: Omit<TimelineEntry, 'journey'>;
  readonly tells?: JourneyTold | undefined;
}

/** Which journey an entry belongs to, and which journeys turned out to be one because of it. */
export interface Placed {
  readonly journey: number | undefined;
  readonly merges: readonly { readonly from: number; readonly into: number }[];
}

/** The journeys of a timeline. */
export interface Journeys {
  place(placing: Placing): Placed;
  /** By its number, also that of one which was merged into it, or by a key. */
  find(key: string): Journey | undefined;
  /** The newest first. */
  list(): Journey[];
  /** The numbers of the entries of a journey, in order. */
  seqsOf(id: number): readonly number[];
  /** Forgets entries before a number, and journeys that have no others. */
  forgetBefore(seq: number): void;
}

/** Creates an empty set of journeys. A browser leads; a phone joins only what has no other browser. */
export function createJourneys(): Journeys {
  const journeys = new Map<number, JourneyState>();
  const byKey = new Map<string, JourneyState>();
  const mergedInto = new Map<number, number>();

  function join(states: readonly JourneyState[], merges: Placed['merges'][number][]): JourneyState {
    const [into, ...others] = states.toSorted((one, other) => one.id - other.id);
    if (!into) throw new Error('There is no journey to join.');
    for (const from of others) {
      // Two browsers stay two, whatever they share.
      if (into.anonymousId && from.anonymousId) continue;
      mergeJourneys(into, from);
      for (const key of from.keys) byKey.set(key, into);
      journeys.delete(from.id);
      mergedInto.set(from.id, into.id);
      merges.push({ from: from.id, into: into.id });
    }
    return into;
  }

  /** The journey of a phone, unless that is another browser's. */
  function findByPhone(phone: string | undefined, own: string | undefined) {
    const owner = phone === undefined ? undefined : byKey.get(`phone:${phone}`);
    return owner && (own === undefined || owner.anonymousId === undefined) ? owner : undefined;
  }

  function findState({ entry, tells }: Placing, keys: readonly string[]): JourneyState[] {
    const byKeys = keys.flatMap((key) => byKey.get(key) ?? []);
    // The first leads: a browser's own entry is its own, even in a chat that another one began.
    const own = tells?.anonymousId ?? byKeys[0]?.anonymousId;
    const fitting = byKeys.filter(({ anonymousId }) => !own || !anonymousId || anonymousId === own);
    if (entry.isNoise) return fitting.slice(0, 1);
    // A chat that has its journey keeps it; a browser is joined with what its phone did without any.
    const isOpen = fitting.length === 0 || own !== undefined;
    const byPhone = isOpen ? findByPhone(tells?.phone, own) : undefined;
    return [...new Set([...fitting, ...(byPhone ? [byPhone] : [])])];
  }

  function claim(state: JourneyState, keys: readonly string[], phone: string | undefined): void {
    for (const key of keys) {
      if (byKey.has(key) && byKey.get(key) !== state) continue;
      byKey.set(key, state);
      state.keys.add(key);
    }
    if (phone === undefined) return;
    state.keys.add(`phone:${phone}`);
    if (!byKey.has(`phone:${phone}`)) byKey.set(`phone:${phone}`, state);
  }

  return {
    place({ entry, tells }) {
      const keys = toKeys(entry, tells);
      const found = findState({ entry, tells }, keys);
      const isHomeless = keys.length === 0 && tells?.phone === undefined;
      if (found.length === 0 && (entry.isNoise || isHomeless))
        return { journey: undefined, merges: [] };
      const merges: Placed['merges'][number][] = [];
      const state = found.length > 0 ? join(found, merges) : begin(entry);
      claim(state, keys, tells?.phone);
      addToJourney(state, { entry, tells });
      return { journey: state.id, merges };
    },
    find(key) {
      const state = byKey.get(key) ?? journeys.get(resolve(Number(key)));
      return state && toJourney(state);
    },
    list: () =>
      [...journeys.values()].toSorted((a, b) => b.lastAt - a.lastAt || b.id - a.id).map(toJourney),
    seqsOf: (id) => journeys.get(resolve(id))?.seqs ?? [],
    forgetBefore(seq) {
      for (const state of journeys.values()) {
        state.seqs = state.seqs.filter((one) => one >= seq);
        if (state.seqs.length === 0) forget(state);
      }
    },
  };

  function begin({ seq, at }: Placing['entry']): JourneyState {
    const state = createJourneyState(seq, at);
    journeys.set(seq, state);
    return state;
  }

  function forget(state: JourneyState): void {
    journeys.delete(state.id);
    for (const key of state.keys) if (byKey.get(key) === state) byKey.delete(key);
  }

  function resolve(id: number): number {
    let current = id;
    for (let next = mergedInto.get(current); next !== undefined; next = mergedInto.get(current))
      current = next;
    return current;
  }
}
