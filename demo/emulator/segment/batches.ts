import type { Clock } from '../shared/clock.ts';
import type { TraitStore } from './trait-store.ts';

/** The batches in which traits with a sliding window are computed. */
export interface Batches {
  /** Computes them, if their time has come or it is forced; tells their keys. */
  run(isForced?: boolean): string[];
  /** When they are due next, in ms since 1970; `null` where no trait has a sliding window. */
  nextAt(): number | null;
  /** Calls back with the keys of what was computed; returns a function that stops that. */
  onRun(callback: (keys: readonly string[]) => void): () => void;
}

/** Creates what runs the batches by a clock, and tells of each. */
export function createBatches(traits: TraitStore, clock: Clock): Batches {
  const listeners = new Set<(keys: readonly string[]) => void>();
  return {
    run(isForced = false) {
      const keys = traits.runBatches(clock.now(), isForced);
      if (keys.length > 0) for (const listener of listeners) listener(keys);
      return keys;
    },
    nextAt: traits.nextBatchAt,
    onRun(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
