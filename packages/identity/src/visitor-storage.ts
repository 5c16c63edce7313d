import { parseTrail } from './doc-trail.ts';
import { readItem, removeItem, visitorKey, writeItem } from './stored-item.ts';
import { withoutToken, type VisitorState } from './visitor-state.ts';
import { parseVisitor } from './visitor.ts';

const trailKey = 'docent.trail';

/**
 * Reads what this origin stored. `nothing` also for what is corrupt or foreign; `refused` when the
 * browser does not let us look.
 *
 * @param now - ms since 1970.
 * @example
 * const stored = loadState(Date.now());
 */
export function loadState(now: number): VisitorState | 'nothing' | 'refused' {
  const found = readItem(visitorKey);
  if (found === undefined) return 'refused';
  const visitor = parseVisitor(found);
  return visitor ? { visitor, trail: parseTrail(readItem(trailKey), now) } : 'nothing';
}

/**
 * Stores the state, without the identity token, and says whether that worked. Where there is room
 * for the visitor alone, the trail is left out; what is out of date is never left in.
 *
 * @example
 * const isStored = saveState({ visitor, trail });
 */
export function saveState({ visitor, trail }: VisitorState): boolean {
  const record = withoutToken(visitor);
  // The trail first: cut off in between, nobody inherits another person's trail.
  if (writeItem(trailKey, trail) && writeItem(visitorKey, record)) return true;
  eraseState();
  return writeItem(visitorKey, record);
}

/**
 * Removes whatever is stored.
 *
 * @example
 * eraseState();
 */
export function eraseState(): void {
  removeItem(visitorKey);
  removeItem(trailKey);
}
