import { toClockTime } from '../words/clock-time.ts';
import type { TraitFacts } from './route-facts.ts';

/** `; the trait still says 0 until 14:00`, where the computed trait says less than what was counted. */
export function toTraitLag(count: number, trait: TraitFacts | undefined): string {
  if (!trait || (trait.value ?? 0) >= count) return '';
  const says = trait.value === null ? 'has no value' : `says ${trait.value}`;
  const until = trait.nextBatchAt === null ? '' : ` until ${toClockTime(trait.nextBatchAt)}`;
  return `; the trait still ${says}${until}`;
}
