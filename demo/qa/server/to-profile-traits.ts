import type { SegmentConfig } from '../../emulator/segment/config.ts';
import type { ProfileTrait } from './api.ts';
import type { ReadTrait } from './parse-profile.ts';

interface Freshness {
  config: Pick<SegmentConfig, 'space' | 'traits' | 'batchHours'>;
  /** When the traits with a sliding window are computed next, in ms since 1970. */
  nextBatchAt: number | null;
  /** When a doc was read last, in ms since 1970. */
  lastDocAt: number | undefined;
}

const hourMs = 3_600_000;

/**
 * Says of each trait how fresh it is. One with a sliding window that the profile has not got yet is listed with `null`: it
 * was computed, and there was nothing.
 */
export function toProfileTraits(
  traits: readonly ReadTrait[],
  { config, nextBatchAt, lastDocAt = 0 }: Freshness,
): ProfileTrait[] {
  const sliding = new Set(config.traits.filter(isSliding).map(({ key }) => key));
  const computedAt = (nextBatchAt ?? 0) - config.batchHours * hourMs;
  const told = traits.map(({ key, value, sourceId, updatedAt }) => ({
    key,
    value,
    isComputed: sourceId === config.space.id,
    updatedAt,
    isStale: sliding.has(key) && updatedAt < lastDocAt,
  }));
  const missing = [...sliding]
    .filter((key) => !traits.some((trait) => trait.key === key))
    .map((key) => ({
      key,
      value: null,
      isComputed: true,
      updatedAt: computedAt,
      isStale: computedAt < lastDocAt,
    }));
  return [...told, ...missing];
}

function isSliding({ window }: SegmentConfig['traits'][number]): boolean {
  return window !== undefined && 'sliding' in window;
}
