import { peekVisitor, writeItem } from '@docent/identity';
import type { Config } from './config.ts';
import { buildDraft, stampMessage, toPageCall, type Draft, type Message } from './message.ts';
import { readPage, type Page } from './page.ts';
import { postMessages, type Outcome } from './post.ts';

/** The first view of a page, recorded before the rest of the tracker has loaded. */
export interface FirstView {
  readonly href: string;
  readonly page: Page;
  readonly draft: Draft;
  /** The view as it went out, or as it is held until a phone is known; missing before consent. */
  readonly message?: Message;
  /** What became of it, where it went out. */
  readonly outcome?: Promise<Outcome>;
}

/** A message as it is stored until it can be sent. */
export interface StoredMessage {
  readonly message: Message;
  /** It waits until a phone is known. */
  readonly isHeld?: boolean;
  /** Its page was left before an answer came; it probably arrived. */
  readonly isDoubtful?: boolean;
}

/** Where messages are stored that have not been sent, each under its ID. */
export const outboxPrefix = 'docent.outbox.';

/**
 * Records the page as the reader first sees it. The view is on its way when this returns, unless
 * consent or a phone has to come first. Undefined where the page is no doc.
 *
 * @param isPrivate - Whether the browser sends Global Privacy Control.
 * @example
 * const first = viewFirst(config, false);
 */
export function viewFirst(config: Config, isPrivate: boolean): FirstView | undefined {
  const at = Date.now();
  const { href } = location;
  const page = readPage({ href, referrer: document.referrer }, config);
  if (!page) return undefined;
  const draft = buildDraft(toPageCall(page), page, at);
  const view = { href, page, draft };
  if (config.consentRequired) return view;
  const reader = peekVisitor(true, at);
  const message = stampMessage(draft, reader, { identifier: config.identifier, isPrivate });
  if (config.identifiedOnly && !message.context.externalIds) {
    // A reader who asks for privacy is never linked: there is nothing to wait for.
    if (!isPrivate) storeMessage({ message, isHeld: true });
    return { ...view, message };
  }
  return { ...view, message, outcome: postMessages([message], config) };
}

/**
 * Stores a message that has not been sent, and says whether that worked.
 *
 * @example
 * storeMessage({ message, isHeld: true });
 */
export function storeMessage(stored: StoredMessage): boolean {
  return writeItem(outboxPrefix + stored.message.messageId, stored);
}

/**
 * Stores the first view if its page is left before Segment has answered and before the rest of the
 * tracker looks after it.
 *
 * @returns A function that ends it.
 * @example
 * const stop = keepUntilAnswered(first);
 */
export function keepUntilAnswered({ message, outcome }: FirstView): () => void {
  if (!message || !outcome) return () => {};
  let status = '';
  void outcome.then((answer) => (status = answer.status));
  const keep = (): void => {
    const isSettled = status === 'sent' || status === 'refused';
    if (!isSettled) storeMessage({ message, isDoubtful: !status });
  };
  addEventListener('pagehide', keep);
  return () => removeEventListener('pagehide', keep);
}
