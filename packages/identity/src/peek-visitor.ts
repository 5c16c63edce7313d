import { findVisitor } from './visitor-hub.ts';
import { randomId } from './random-id.ts';
import { readItem, writeItem, visitorKey } from './stored-item.ts';
import { createVisitor, parseVisitor, type Visitor } from './visitor.ts';

/**
 * Says who the reader is before the visitor store has loaded: the reader of this page's other
 * scripts, the one that was stored, or a new one, who is stored at once, so that the next page and
 * a second tab mean the same reader even if this page is left before anything else happens.
 *
 * @param storageAllowed - Whether consent allows storage; if not, storage is not looked at.
 * @param now - ms since 1970.
 * @example
 * const { anonymousId, phone } = peekVisitor(true, Date.now());
 */
export function peekVisitor(storageAllowed: boolean, now: number): Visitor {
  const known = findVisitor() ?? (storageAllowed ? parseVisitor(readItem(visitorKey)) : undefined);
  if (known) return known;
  const visitor = { ...createVisitor(randomId(), now), updatedAt: now };
  if (storageAllowed) writeItem(visitorKey, visitor);
  return visitor;
}
