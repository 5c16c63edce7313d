import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import type { TimelineNews } from '../../../timeline/timeline.ts';
import type { Query } from './query.ts';

/** What the inspector knows. */
export interface InspectorState {
  readonly query: Query;
  /** In the order in which they happened. */
  readonly entries: readonly TimelineEntry[];
  readonly journeys: ReadonlyMap<number, Journey>;
  readonly isLoaded: boolean;
  /** The line to the server was there, and is lost. */
  readonly isLineLost: boolean;
  /** Why nothing could be loaded. */
  readonly problem?: string;
}

/** What can happen to the inspector. */
export type InspectorEvent =
  | { readonly type: 'query'; readonly query: Query }
  | {
      readonly type: 'loaded';
      readonly entries: readonly TimelineEntry[];
      readonly journeys: readonly Journey[];
    }
  | { readonly type: 'news'; readonly news: readonly TimelineNews[] }
  | { readonly type: 'line'; readonly isUp: boolean }
  | { readonly type: 'failed'; readonly problem: string };

/** An inspector that has heard of nothing yet. */
export function toFirstState(query: Query): InspectorState {
  return { query, entries: [], journeys: new Map(), isLoaded: false, isLineLost: false };
}
