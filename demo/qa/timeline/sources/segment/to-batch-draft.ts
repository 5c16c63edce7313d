import type { Draft } from '../../draft.ts';
import { toClockTime } from '../../words/clock-time.ts';

interface Batch {
  readonly keys: readonly string[];
  /** ms since 1970 */
  readonly at: number;
  readonly nextAt: number | null;
}

/** The traits with a sliding window were computed. */
export function toBatchDraft({ keys, at, nextAt }: Batch): Draft {
  return {
    at,
    source: 'segment',
    kind: 'traits',
    title: `${keys.length === 1 ? 'Trait' : 'Traits'} computed: ${keys.join(', ')}`,
    ...(nextAt !== null && { detail: `Computed next at ${toClockTime(nextAt)}.` }),
    raw: { computed: keys, nextBatchAt: nextAt },
  };
}
