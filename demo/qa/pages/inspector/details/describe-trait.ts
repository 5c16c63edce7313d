import type { JourneyProfile, ProfileTrait } from '../../../server/api.ts';
import { formatAgo, formatTime } from '../../shared/format.ts';

interface Known {
  profile: Pick<JourneyProfile, 'docs' | 'nextBatchAt'>;
  /** By the local clock, in ms since 1970. */
  now: number;
}

/** How fresh a trait is: `Computed 6 hours ago, next at 14:00:00: does not know the last 2 docs.` */
export function describeTrait(trait: ProfileTrait, { profile, now }: Known): string {
  const ago = formatAgo(Math.min(trait.updatedAt, now), now);
  if (!trait.isComputed) return `Set ${ago}.`;
  const { nextBatchAt, docs } = profile;
  if (!trait.isStale) return `Computed ${ago}.`;
  const next = nextBatchAt === null ? '' : `, next at ${formatTime(nextBatchAt, now)}`;
  const missed = docs.filter(({ at }) => at > trait.updatedAt).length;
  return `Computed ${ago}${next}: ${describeMissed(missed)}.`;
}

function describeMissed(missed: number): string {
  if (missed === 0) return 'may not know what was read last';
  return missed === 1 ? 'does not know the last doc' : `does not know the last ${missed} docs`;
}
