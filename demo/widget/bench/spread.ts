import { percentile } from '../../emulator/shared/bench/load.ts';

/** What became of the trials of one thing. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly best: number;
}

/**
 * Sums up trials. Of an even count, the median is the upper one.
 *
 * @example
 * toSpread([3, 1, 2]); // { median: 2, p95: 3, best: 1 }
 */
export function toSpread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, p95, best] = [0.5, 0.95, 0].map((share) => percentile(sorted, share));
  return { median: median ?? Number.NaN, p95: p95 ?? Number.NaN, best: best ?? Number.NaN };
}
