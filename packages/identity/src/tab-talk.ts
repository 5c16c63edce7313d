import { parseTrail } from './doc-trail.ts';
import { isRecord } from './fields.ts';
import type { PageState } from './page-state.ts';
import { openTabChannel } from './tab-channel.ts';
import { isEndedBy, mergeStates, touchState, withoutToken } from './visitor-state.ts';
import { parseVisitor } from './visitor.ts';

/** What a page says to the other tabs of its site. */
export interface TabTalk {
  /** Tells the other tabs what this page holds. */
  readonly tell: () => void;
  /** Tells the other tabs to stop storing. */
  readonly tellStorageGone: () => void;
  readonly stop: () => void;
}

/**
 * Keeps a page level with the other tabs: asks them what they hold, answers when they ask, and
 * settles what they tell.
 *
 * @param now - Tells the time, ms since 1970.
 * @example
 * const tabs = joinTabs(page, Date.now);
 */
export function joinTabs(page: PageState, now: () => number): TabTalk {
  const tell = (storageGone: boolean): void => {
    const { visitor, trail } = page.read();
    channel.post({ v: 1, visitor: withoutToken(visitor), trail, storageGone });
  };
  const answer = (): void => {
    page.refresh();
    page.write(touchState(page.read(), now()));
    tell(page.isStorageLost());
  };
  const settle = (message: Record<string, unknown>): void => {
    const visitor = parseVisitor(message['visitor']);
    if (!visitor) return;
    const theirs = { visitor, trail: parseTrail(message['trail'], now()) };
    const merge = (): void => page.write(mergeStates(page.read(), theirs, now()));
    // Both before looking at storage: found empty, it would count as one more sign-out.
    if (message['storageGone'] === true) page.leaveStorage();
    if (isEndedBy(page.read().visitor, visitor)) merge();
    page.refresh();
    // It has not heard of the sign-out, and may have told others since.
    if (isEndedBy(visitor, page.read().visitor)) tell(page.isStorageLost());
    else merge();
  };
  const channel = openTabChannel({
    onMessage(message) {
      if (message === 'ask') answer();
      else if (isRecord(message) && message['v'] === 1) settle(message);
    },
    onReturn() {
      page.refresh();
      channel.post('ask');
    },
  });
  if (page.isFirst) channel.post('ask');
  return {
    tell: () => tell(page.isStorageLost()),
    tellStorageGone: () => tell(true),
    stop: channel.stop,
  };
}
