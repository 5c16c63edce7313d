import { createComputedTraits } from './computed-traits.ts';
import type { SegmentConfig } from './config.ts';
import { createCustomTraits } from './custom-traits.ts';
import type { Sql } from '../shared/database.ts';
import type { UnifyView } from './messages.ts';
import { compareText } from './order.ts';

/** A trait as the Profile API tells it. */
export interface TraitValue {
  key: string;
  value: unknown;
  computed: boolean;
  sourceId: string;
  /** ms since 1970 */
  updatedAt: number;
}

/** What a message says for the traits of its profile. */
export interface TraitEntry extends UnifyView {
  seq: number;
  /** ms since 1970 */
  timestamp: number;
  messageId: string;
  sourceId: string;
}

/** Custom traits (what identify said last) and computed traits of profiles. */
export interface TraitStore {
  record(profileId: number, entry: TraitEntry): void;
  /** Everything of one profile becomes another's. */
  move(from: number, to: number): void;
  forget(profileId: number): void;
  /** All traits of a profile by key, at a time in ms since 1970. A computed trait hides a custom one of its name. */
  read(profileId: number, at: number): TraitValue[];
  /** Computes the traits with a sliding window, if their time has come or `force` is set; tells their keys. */
  runBatches(at: number, force?: boolean): string[];
  /** When the traits with a sliding window are due next, in ms since 1970; `null` where there are none. */
  nextBatchAt(): number | null;
}

/** Creates the store; `at` is the time, in ms since 1970, at which new computed traits are first computed. */
export function createTraitStore(sql: Sql, config: SegmentConfig, at: number): TraitStore {
  const custom = createCustomTraits(sql);
  const computed = createComputedTraits(sql, config, at);
  return {
    record(profileId, entry) {
      custom.record(profileId, entry);
      computed.record(profileId, entry);
    },
    move(from, to) {
      custom.move(from, to);
      computed.move(from, to);
    },
    forget(profileId) {
      custom.forget(profileId);
      computed.forget(profileId);
    },
    read(profileId, now) {
      const traits = new Map(custom.read(profileId).map((trait) => [trait.key, trait]));
      for (const trait of computed.read(profileId, now)) traits.set(trait.key, trait);
      return [...traits.values()].toSorted((a, b) => compareText(a.key, b.key));
    },
    runBatches: (now, force) => computed.runBatches(now, force),
    nextBatchAt: computed.nextBatchAt,
  };
}
