import type { TrackerFacts } from './facts.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { readPageFacts } from './read-page-facts.ts';

let overlay: Overlay | undefined;

/**
 * Shows what the tags do on this page, until the reader closes it. It sends nothing and changes nothing. Where it is open
 * already, it is brought to the front.
 *
 * @param read - Tells what the tracker knows now.
 * @example
 * showDebug(() => facts);
 */
export function showDebug(read: () => TrackerFacts): true {
  overlay ??= createOverlay({
    read: () => ({ tracker: read(), page: readPageFacts() }),
    onClose: () => (overlay = undefined),
  });
  overlay.raise();
  return true;
}
