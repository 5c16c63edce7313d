import { peekVisitor, removeItem, writeItem } from '@docent/identity';
import type { Config } from './config.ts';
import { buildDraft, stampMessage, toPageCall, type Message } from './message.ts';
import { readPage, type Page } from './page.ts';
import { postMessages, readOutcome, type Outcome } from './post.ts';

/** The first view of a page, recorded before the rest of the tracker has loaded. */
export interface FirstView {
  readonly href: string;
  /** The title of the document at that time. */
  readonly title: string;
  readonly page: Page;
  /** The view as it went out, or as it is held until a phone is known, or consent is given. */
  readonly message: Message;
  /** Segment's answer, where it went out. */
  readonly response?: Promise<Response | undefined>;
}

/** A message as it is stored until it can be sent. */
export interface StoredMessage {
  readonly message: Message;
  /** It waits until a phone is known. */
  readonly isHeld?: boolean;
  /** Its page was left before an answer came; it probably arrived. */
  readonly isDoubtful?: boolean;
}

/** What the keys begin with under which messages are stored that have not been sent. */
export const outboxPrefix = 'docent.outbox.';

/**
 * Records the page as the reader first sees it. The view is on its way when this returns, unless
 * consent or a phone has to come first. Undefined where the page is no doc.
 *
 * @example
 * const first = viewFirst(config);
 */
export function viewFirst(config: Config): FirstView | undefined {
  const at = Date.now();
  const { href } = location;
  const { title, referrer } = document;
  const page = readPage({ href, referrer }, config);
  if (!page) return undefined;
  const draft = buildDraft(toPageCall(page), page, at);
  const shown = { href, title, page };
  if (config.consentRequired) return { ...shown, message: stampMessage(draft, unknown, config) };
  const message = stampMessage(draft, peekVisitor(true, at), config);
  if (!config.identifiedOnly || message.context.externalIds) {
    return { ...shown, message, response: postMessages([message], config) };
  }
  // A reader who asks for privacy is never linked: there is nothing to wait for.
  if (!config.isPrivate) storeFirst({ message, isHeld: true });
  return { ...shown, message };
}

// Before consent nobody is looked up, and nobody is named.
const unknown = { anonymousId: '' };

/**
 * Stores messages that have not been sent, under a key of their own, and says whether that worked;
 * none removes the key.
 *
 * @example
 * storeMessages(outboxPrefix + message.messageId, [{ message, isHeld: true }]);
 */
export function storeMessages(key: string, stored: readonly StoredMessage[]): boolean {
  if (stored.length > 0) return writeItem(key, stored);
  removeItem(key);
  return true;
}

/**
 * Stores the first view if its page is left before Segment has answered and before the rest of the
 * tracker looks after it.
 *
 * @returns A function that ends it.
 * @example
 * const stop = keepUntilAnswered(first);
 */
export function keepUntilAnswered({ message, response }: FirstView): () => void {
  let answer: Outcome['status'] | undefined;
  if (response) void readOutcome(response).then(({ status }) => (answer = status));
  const keep = (): void => {
    if (response && (answer ?? 'failed') === 'failed') storeFirst({ message, isDoubtful: !answer });
  };
  addEventListener('pagehide', keep);
  return () => removeEventListener('pagehide', keep);
}

function storeFirst(stored: StoredMessage): void {
  storeMessages(outboxPrefix + stored.message.messageId, [stored]);
}
