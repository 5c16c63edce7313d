const storageKey = 'millrace-docs:scroll';

/** Where the reader was on each entry of the session's history. */
export interface ScrollPositions {
  /** Goes over to the entry that is now the current one, and stops recording until `settle`. */
  enter(): void;
  /** The page of the entry is shown: from now on its position is recorded. */
  settle(): void;
  /** Scrolls to where the reader was on this entry; `false` where it is new. */
  restore(): boolean;
}

/** Takes over from the browser, which would scroll before the page has been exchanged. */
export function createScrollPositions(): ScrollPositions {
  const positions = new Map<string, number>(readStored());
  let entry = nameEntry();
  let settled = true;

  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => settled && positions.set(entry, scrollY), { passive: true });
  addEventListener('pagehide', () => store(positions));

  return {
    enter() {
      entry = nameEntry();
      settled = false;
    },
    settle() {
      settled = true;
    },
    restore() {
      const top = positions.get(entry);
      if (top !== undefined) scrollTo({ top, behavior: 'instant' });
      return top !== undefined;
    },
  };
}

/** The name that an entry has in its state; an entry without one, such as after a hash link, gets one. */
function nameEntry(): string {
  const state = history.state as { entry?: string } | null;
  if (state?.entry) return state.entry;
  const entry = createEntryName();
  history.replaceState({ ...state, entry }, '');
  return entry;
}

/** A name that no other entry has. */
export function createEntryName(): string {
  return Math.random().toString(36).slice(2);
}

function readStored(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as [string, number][];
  } catch {
    return [];
  }
}

function store(positions: Map<string, number>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...positions]));
  } catch {
    // Back to this page begins at its top.
  }
}
