import { callEach } from './call-each.ts';
import { addDocView, type DocTrail, type DocView } from './doc-trail.ts';
import { joinPage } from './page-state.ts';
import { randomId } from './random-id.ts';
import { joinTabs } from './tab-talk.ts';
import { signOutState, type VisitorState } from './visitor-state.ts';
import { eraseState } from './visitor-storage.ts';
import { changeVisitor, type Visitor, type VisitorPatch } from './visitor.ts';

/** How a visitor store starts. */
export interface VisitorStoreOptions {
  /** Whether consent already allows storage. */
  readonly storageAllowed?: boolean;
  /** Tells the time, ms since 1970. */
  readonly now?: () => number;
  /** Makes an anonymous ID. */
  readonly newId?: () => string;
}

/** The visitor, as every script of the page and every tab of the site sees it. Nothing throws. */
export interface VisitorStore {
  readonly read: () => Visitor;
  readonly readTrail: () => DocTrail;
  /** Adds what was learned; another person first drops all that was known of the one before. */
  readonly update: (patch: VisitorPatch) => void;
  readonly addDocView: (view: DocView) => void;
  /** Signs out: forgets everything, in every tab and in storage. */
  readonly clear: () => void;
  /** Calls back after each change, whoever made it, until the function it returns is called. */
  readonly subscribe: (callback: (visitor: Visitor) => void) => () => void;
  /**
   * Says what the reader decided: true stores what memory holds and picks up what was stored,
   * false erases what was stored and ends storing in every tab. Not to be called before.
   */
  readonly allowStorage: (isAllowed: boolean) => void;
  /** Lets go of the page; the record stays with its other scripts. */
  readonly stop: () => void;
}

/**
 * Opens the visitor record that all scripts of a page share, level with the other tabs of the site.
 * Where storage is refused, full or not allowed, memory and the other tabs hold it.
 *
 * @example
 * const store = createVisitorStore({ storageAllowed: true });
 * const stop = store.subscribe((visitor) => console.log(visitor.phone));
 * store.update({ phone, source: 'site' });
 */
export function createVisitorStore(options: VisitorStoreOptions = {}): VisitorStore {
  const { storageAllowed = false, now = Date.now, newId = randomId } = options;
  const subscribers = new Set<() => void>();
  const page = joinPage({ now, newId, onChange: () => callEach(subscribers) });
  if (storageAllowed) page.allowStorage(true);
  const tabs = joinTabs(page, now);

  const change = (toNext: (state: VisitorState) => VisitorState): void => {
    // This page may have slept through a change, or a sign-out, of another tab.
    page.refresh();
    const state = page.read();
    const next = toNext(state);
    if (next === state) return;
    page.write(next);
    tabs.tell();
  };

  return {
    read: () => page.read().visitor,
    readTrail: () => page.read().trail,
    update: (patch) => change((state) => learn(state, patch, { now: now(), newId })),
    addDocView: (view) =>
      change(({ visitor, trail }) => ({ visitor, trail: addDocView(trail, view, now()) })),
    clear() {
      change((state) => {
        // Whether storage is allowed or not: an earlier page may have stored somebody.
        eraseState();
        return signOutState(state, now(), newId());
      });
    },
    subscribe(callback) {
      const call = (): void => callback(page.read().visitor);
      subscribers.add(call);
      return () => void subscribers.delete(call);
    },
    allowStorage(isAllowed) {
      page.allowStorage(isAllowed);
      if (isAllowed) tabs.tell();
      else tabs.tellStorageGone();
    },
    stop() {
      subscribers.clear();
      page.stop();
      tabs.stop();
    },
  };
}

interface Circumstances {
  readonly now: number;
  readonly newId: () => string;
}

function learn(
  state: VisitorState,
  patch: VisitorPatch,
  { now, newId }: Circumstances,
): VisitorState {
  const visitor = changeVisitor(state.visitor, patch, now, newId);
  if (visitor === state.visitor) return state;
  const isSameReader = visitor.anonymousId === state.visitor.anonymousId;
  return { visitor, trail: isSameReader ? state.trail : [] };
}
