import { readItem, removeItem, writeItem } from '@docent/identity';
import { loadUntilThere } from '../load-until-there.ts';
import { sessionKey } from '../loader/chat-host.ts';
import type { Session } from './session.ts';

// What stands in the session's place while a start is under way, so that the next page loads the chat and goes on with it.
const startMarks = { open: 'starting', closed: 'starting, panel closed' } as const;

/**
 * Leaves a mark for the next page: a start is under way.
 *
 * @example
 * markStarting(true);
 */
export function markStarting(isPanelOpen: boolean): void {
  writeItem(sessionKey, startMarks[isPanelOpen ? 'open' : 'closed']);
}

/**
 * Whether the page before was left while a chat was being started, with its panel open.
 *
 * @example
 * if (wasStarting()) openPanel();
 */
export function wasStarting(): boolean {
  return readItem(sessionKey) === startMarks.open;
}

// Where storage is refused or full, a chat lives as long as its page.
let held: Session | undefined;

/**
 * Reads the session of this site. What is stored and is none is erased. A page without a chat does not load what reads it.
 *
 * @param now - ms since 1970.
 * @example
 * const session = await readSession(Date.now());
 */
export async function readSession(now: number): Promise<Session | undefined> {
  if (held) return held;
  const stored = readItem(sessionKey);
  if (stored === startMarks.open || stored === startMarks.closed) return undefined;
  const session = stored ? await parse(stored, now) : undefined;
  if (!session) removeItem(sessionKey);
  return session;
}

async function parse(stored: unknown, now: number): Promise<Session | undefined> {
  const { parseSession } = await loadUntilThere(() => import('./parse-session.ts'));
  return parseSession(stored, now);
}

/**
 * Stores the session, or holds it in memory where that is refused.
 *
 * @example
 * writeSession({ ...session, isPanelOpen: true });
 */
export function writeSession(session: Session): void {
  held = undefined;
  if (writeItem(sessionKey, session)) return;
  // Without the old one there may be room; and a new chat shall not leave the last one's behind.
  removeItem(sessionKey);
  if (!writeItem(sessionKey, session)) held = session;
}

/**
 * Forgets the session.
 *
 * @example
 * eraseSession();
 */
export function eraseSession(): void {
  held = undefined;
  removeItem(sessionKey);
}
