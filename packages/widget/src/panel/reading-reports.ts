import type { ChatState } from '../state/model.ts';
import { watchScreen } from './on-screen.ts';
import { fire } from './panel-events.ts';
import type { RowView } from './row-view.ts';

/** Tells what the reader needs and has seen. */
export interface ReadingReports {
  readonly isOnScreen: () => boolean;
  /** To be called when the reader has moved, or there is something else to see. */
  readonly check: (isScroll: boolean) => void;
  readonly stop: () => void;
}

const pauseMs = 300;
// Far more than a reader at the end goes back without noticing that it is loaded once more.
const mostMessages = 300;

/**
 * Fires `chat-earlier`, `chat-seen` and `chat-trim` from an element, as the reader moves through its rows.
 *
 * @example
 * const reports = createReadingReports(this, { view, readState: () => this.state });
 */
export function createReadingReports(
  element: Element,
  { view, readState }: { readonly view: RowView; readonly readState: () => ChatState },
): ReadingReports {
  let askedFor = '';
  let toldIndex = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => (timer ??= setTimeout(report, pauseMs));
  const watch = watchScreen(element, plan);

  function ask(isScroll: boolean): void {
    const { hasEarlier, isLoadingEarlier, messages, line } = readState();
    if (!hasEarlier || isLoadingEarlier || !view.isNearTop) return;
    const wanted = `${messages[0]?.sid} ${line}`;
    // After a failure only the reader asks again: otherwise it would go on by itself for ever.
    if (wanted === askedFor && !isScroll) return;
    askedFor = wanted;
    fire(element, 'chat-earlier');
  }

  function report(): void {
    timer = undefined;
    if (!watch.isOnScreen()) return;
    const { seenIndex, messages } = readState();
    const index = view.seenIndex;
    if (index > Math.max(seenIndex, toldIndex)) {
      toldIndex = index;
      fire(element, 'chat-seen', { index });
    }
    if (view.isFollowing && messages.length > mostMessages) fire(element, 'chat-trim');
  }

  return {
    isOnScreen: watch.isOnScreen,
    check: (isScroll) => {
      ask(isScroll);
      plan();
    },
    stop: () => {
      watch.stop();
      clearTimeout(timer);
    },
  };
}
