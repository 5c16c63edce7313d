import type { FirstEvent } from './first-event.ts';
import type { NetworkName } from './network.ts';
import type { MainThread } from './trace.ts';
import type { VariantName } from './variant.ts';

/** All that was measured. */
export interface Results {
  readonly arrivals: readonly ArrivalPoint[];
  readonly firstEvents: readonly FirstEvents[];
  readonly mainThreads: readonly MainThreads[];
}

/** The trials of one variant on one network with one time on the page. */
export interface ArrivalPoint {
  readonly variant: VariantName;
  readonly network: NetworkName;
  readonly leaveAfterMs: number;
  /** The page view messages of each trial. */
  readonly views: readonly number[];
}

export interface FirstEvents {
  readonly variant: VariantName;
  readonly network: NetworkName;
  readonly runs: readonly FirstEvent[];
}

export interface MainThreads {
  readonly variant: VariantName;
  readonly runs: readonly MainThread[];
}

/** In percent. */
export function toArrivedShare({ views }: ArrivalPoint): number {
  return (views.filter((count) => count > 0).length / views.length) * 100;
}

/** In how many trials the view arrived more than once. */
export function countTwice({ views }: ArrivalPoint): number {
  return views.filter((count) => count > 1).length;
}

/** The items with the same key together, in the order in which the keys came up. */
export function groupBy<T>(items: readonly T[], toKey: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(toKey(item));
    if (group) group.push(item);
    else groups.set(toKey(item), [item]);
  }
  return [...groups.values()];
}
