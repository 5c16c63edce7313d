import { toInspectorUrl } from '../../../server/api.ts';
import type { EntryKind, EntrySource } from '../../../timeline/entry.ts';
import type { WorldId } from '../../../world.ts';
import { entryKinds, entrySources } from './words.ts';

/** Which part is on the screen of a phone. */
export type Pane = 'journeys' | 'timeline' | 'details';

export const detailTabs = ['flow', 'profile', 'payload'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** What the inspector shows: all of it is in its address. */
export interface Query {
  readonly world: WorldId;
  /** A key of the journey; `null` shows everything. */
  readonly journey: string | null;
  /** The number of the entry that is open. */
  readonly entry: number | null;
  readonly text: string;
  /** Shown sources; none means all. */
  readonly sources: readonly EntrySource[];
  /** Shown kinds; none means all. */
  readonly kinds: readonly EntryKind[];
  readonly isProblemsOnly: boolean;
  readonly isWithNoise: boolean;
  readonly tab: DetailTab;
  readonly pane: Pane;
}

const panes = ['journeys', 'timeline', 'details'] as const;

/** Reads the query part of an address; what makes no sense in it is left out. */
export function parseQuery(search: string): Query {
  const params = new URLSearchParams(search);
  const entry = parseEntry(params.get('entry'));
  return {
    world: params.get('world') === 'lab' ? 'lab' : 'demo',
    journey: params.get('journey') || null,
    entry,
    text: params.get('q') ?? '',
    sources: parseList(params.get('source'), entrySources),
    kinds: parseList(params.get('kind'), entryKinds),
    isProblemsOnly: params.get('show') === 'problems',
    isWithNoise: params.has('noise'),
    tab: parseList(params.get('tab'), detailTabs)[0] ?? usualTab(entry),
    pane: parseList(params.get('view'), panes)[0] ?? usualPane(entry),
  };
}

/** The address that shows this; {@link parseQuery} reads it. */
export function toAddress(hub: string, query: Query): string {
  const url = new URL(toPermalink(hub, query));
  const add = (name: string, value: string) => value && url.searchParams.set(name, value);
  add('q', query.text.trim());
  add('source', query.sources.join('.'));
  add('kind', query.kinds.join('.'));
  add('show', query.isProblemsOnly ? 'problems' : '');
  add('noise', query.isWithNoise ? '1' : '');
  add('tab', query.tab === usualTab(query.entry) ? '' : query.tab);
  add('view', query.pane === usualPane(query.entry) ? '' : query.pane);
  return url.href;
}

/** The address to send to somebody: the journey and the entry, without what was filtered. */
export function toPermalink(hub: string, { world, journey, entry }: Query): string {
  return toInspectorUrl(hub, {
    world,
    ...(journey !== null && { journey }),
    ...(entry !== null && { entry }),
  });
}

/** Shows another journey, or everything; what was open belongs to the one before. */
export function toOtherJourney(journey: string | null): Partial<Query> {
  return { journey, entry: null, tab: 'flow', pane: 'timeline' };
}

/** Opens the payload of an entry, or with `null` closes it. */
export function toOtherEntry(entry: number | null): Partial<Query> {
  return { entry, tab: usualTab(entry), pane: usualPane(entry) };
}

/** Changes when other entries are asked for. */
export function toFilterKey(query: Query): string {
  const { world, journey, text, sources, kinds, isProblemsOnly, isWithNoise } = query;
  return JSON.stringify([world, journey, text.trim(), sources, kinds, isProblemsOnly, isWithNoise]);
}

/** Shows all of a journey again, except noise. */
export const noFilters = {
  sources: [],
  kinds: [],
  isProblemsOnly: false,
  isWithNoise: false,
} satisfies Partial<Query>;

function usualTab(entry: number | null): DetailTab {
  return entry === null ? 'flow' : 'payload';
}

function usualPane(entry: number | null): Pane {
  return entry === null ? 'timeline' : 'details';
}

function parseEntry(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

function parseList<T extends string>(text: string | null, known: readonly T[]): T[] {
  const wanted = new Set(text?.split('.'));
  return known.filter((item) => wanted.has(item));
}
