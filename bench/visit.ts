import type { Network } from './network.ts';
import type { Variant } from './variant.ts';

/** One reader on one page: what to serve, and what arrived. */
export interface Visit {
  readonly id: string;
  readonly variant: Variant;
  readonly network: Network;
  /** After DOMContentLoaded the reader follows a link away; never, when left out. */
  readonly leaveAfterMs: number | undefined;
  /** To the CDN and the API, in the order in which they arrived. */
  readonly requests: ArrivedRequest[];
  readonly left: Signal;
  readonly firstView: Signal;
}

export interface ArrivedRequest {
  readonly method: string;
  readonly path: string;
  /** On the servers' clock, since the epoch. */
  readonly atMs: number;
  readonly views: number;
  readonly bytesUp: number;
  /** 0 until the response is out. */
  bytesDown: number;
}

/** A promise that somebody else keeps. */
export interface Signal {
  readonly promise: Promise<void>;
  readonly give: () => void;
}

let count = 0;

export function createVisit(plan: Pick<Visit, 'variant' | 'network' | 'leaveAfterMs'>): Visit {
  count += 1;
  return {
    ...plan,
    id: `r${count}`,
    requests: [],
    left: createSignal(),
    firstView: createSignal(),
  };
}

export function countViews(visit: Visit): number {
  return visit.requests.reduce((sum, { views }) => sum + views, 0);
}

function createSignal(): Signal {
  let give = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}
