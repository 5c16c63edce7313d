import type { FlowState } from '../flow/definition.ts';
import { toKey } from './coverage.ts';

/** Counts how often each widget was come to, and says when that is enough. */
export interface Visits {
  /** Whether some were one too many. */
  readonly isCut: boolean;
  /** Whether a widget may be tried once more, in its turn of this number. */
  allow(state: FlowState, turn: number): boolean;
}

// Ways that come together have mostly the same before them: a widget is tried from so many of them, and again from so
// many in its second turn, when they have gone round a loop.
const mostVisits = 8;
const mostTurns = 12;

export function createVisits(): Visits {
  let isCut = false;
  const visits = new Map<string, number>();
  return {
    get isCut() {
      return isCut;
    },
    allow({ name, type }, turn) {
      const key = toKey(name, turn);
      const seen = visits.get(key) ?? 0;
      const isAllowed = type === 'trigger' || (seen < mostVisits && turn < mostTurns);
      if (isAllowed) visits.set(key, seen + 1);
      else isCut = true;
      return isAllowed;
    },
  };
}
