import type { ChatEngine } from './engine/chat-engine.ts';
import { countUnread } from './state/unread.ts';
import { toCounted } from './strings/fill.ts';
import type { Strings } from './strings/strings.ts';

/**
 * Has screen readers say, once until the chat is looked at, that something has come while it is closed; how much there is
 * stands in the name of the bubble. Silent for what was there when the page was opened.
 *
 * @returns stops it
 * @example
 * const stop = tellUnread({ root: host.root, engine, loadStrings });
 */
export function tellUnread({
  root,
  engine,
  loadStrings,
}: {
  readonly root: ShadowRoot;
  readonly engine: Pick<ChatEngine, 'read' | 'subscribe'>;
  readonly loadStrings: () => Promise<Strings>;
}): () => void {
  let before = engine.read();
  let isTold = false;
  const say = async (): Promise<void> => {
    const [{ announceBeside }, strings] = await Promise.all([
      import('./panel/announce-beside.ts'),
      loadStrings(),
    ]);
    const state = engine.read();
    const count = countUnread(state);
    if (state.isPanelOpen || count === 0) return;
    const text = `${strings.chat}: ${toCounted(strings, strings.unread, count)}`;
    announceBeside(root, { strings, text });
  };
  return engine.subscribe((state) => {
    const count = countUnread(state);
    const isNews = before.messages.length > 0 && count > countUnread(before);
    before = state;
    if (state.isPanelOpen || count === 0) isTold = false;
    else if (isNews && !isTold) {
      isTold = true;
      // What cannot be loaded is not said; the bubble shows it.
      say().catch(() => {});
    }
  });
}
