import { callEach } from './call-each.ts';
import { findHub, type VisitorHub } from './visitor-hub.ts';
import {
  followState,
  isEndedBy,
  isJustSignedOut,
  isSameState,
  mergeStates,
  signOutState,
  touchState,
  type VisitorState,
} from './visitor-state.ts';
import { eraseState, loadState, saveState } from './visitor-storage.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** What the state of a page needs. */
export interface PageStateOptions {
  readonly now: () => number;
  readonly newId: () => string;
  /** Called after each change, whichever script of the page made it. */
  readonly onChange: () => void;
}

/** The state that the scripts of a page share, kept level with storage where that is allowed. */
export interface PageState {
  /** Whether this script is the first of the page. */
  readonly isFirst: boolean;
  readonly read: () => VisitorState;
  /** Whether storage should hold the state but does not take it. */
  readonly isStorageLost: () => boolean;
  /** Looks at storage again: another tab may have written, or signed out. */
  readonly refresh: () => void;
  readonly write: (next: VisitorState) => void;
  readonly allowStorage: (isAllowed: boolean) => void;
  /** Stops storing without erasing: another tab has emptied storage. */
  readonly leaveStorage: () => void;
  readonly stop: () => void;
}

/**
 * Joins the scripts of this page that share a visitor, or starts with an unknown one.
 *
 * @example
 * const page = joinPage({ now: Date.now, newId: randomId, onChange });
 */
export function joinPage({ now, newId, onChange }: PageStateOptions): PageState {
  const own = createHub(createVisitor(newId(), now()));
  let isStopped = false;
  // Found each time: the page may replace or break the global at any moment.
  const findPage = (): VisitorHub => {
    const hub = findHub(own);
    if (!isStopped) hub.listeners.add(onChange);
    return hub;
  };

  const write = (next: VisitorState): void => {
    const hub = findPage();
    const isNew = !isSameState(hub.state, next);
    hub.state = next;
    if (hub.storageAllowed && (isNew || !hub.stored)) hub.stored = store(next);
    if (isNew) callEach(hub.listeners);
  };

  const refresh = (): void => {
    const hub = findPage();
    const found = hub.storageAllowed ? loadState(now()) : 'refused';
    if (found === 'refused') return;
    if (found !== 'nothing') write(settle(found, hub, now()));
    // It was there and is gone: another tab signed out, or the reader erased the site's data.
    else if (hub.stored) write(signOutState(hub.state, now(), newId()));
  };

  return {
    isFirst: findPage() === own,
    read: () => findPage().state,
    isStorageLost() {
      const { state, stored, storageAllowed } = findPage();
      return storageAllowed && !stored && !isJustSignedOut(state);
    },
    refresh,
    write,
    allowStorage(isAllowed) {
      if (isAllowed) {
        findPage().storageAllowed = true;
        refresh();
        write(touchState(findPage().state, now()));
      } else {
        leaveStorage(findPage());
        eraseState();
      }
    },
    leaveStorage: () => leaveStorage(findPage()),
    stop() {
      isStopped = true;
      findPage().listeners.delete(onChange);
    },
  };
}

function createHub(visitor: Visitor): VisitorHub {
  const state = { visitor, trail: [] };
  return { v: 1, state, storageAllowed: false, stored: false, listeners: new Set() };
}

function settle(found: VisitorState, hub: VisitorHub, now: number): VisitorState {
  if (isEndedBy(found.visitor, hub.state.visitor)) {
    eraseState();
    hub.stored = false;
    return hub.state;
  }
  // Whoever writes stores at once: what is stored is later than what we last knew as stored.
  return hub.stored ? followState(found, hub.state, now) : mergeStates(hub.state, found, now);
}

function leaveStorage(hub: VisitorHub): void {
  hub.storageAllowed = false;
  hub.stored = false;
}

function store(state: VisitorState): boolean {
  // Nothing is left behind, not even the mark of the sign-out, until something happens again.
  return !isJustSignedOut(state) && saveState(state);
}
