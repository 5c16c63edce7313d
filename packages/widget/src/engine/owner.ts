import {
  isRecord,
  parseVisitor,
  readItem,
  readText,
  removeItem,
  visitorKey,
  writeItem,
  type Visitor,
} from '@docent/identity';
import { isOurs } from '../session/is-ours.ts';

/** Whose the unsent messages and the draft of this browser are. */
export interface Owner {
  readonly phone?: string;
  readonly userId?: string;
  /** When they were first stored, ms since 1970. */
  readonly startedAt: number;
  /** A tracker had stored the visitor record by then: if that is gone, so is the owner. */
  readonly hasRecord: boolean;
}

const key = 'docent.chat.owner';

/**
 * Reads whose unsent messages are stored; undefined where nobody's are.
 *
 * @example
 * const owner = readOwner();
 */
export function readOwner(): Owner | undefined {
  const value = readItem(key);
  if (!isRecord(value) || typeof value['startedAt'] !== 'number') return undefined;
  const phone = readText(value, 'phone', 16);
  const userId = readText(value, 'userId', 256);
  return {
    startedAt: value['startedAt'],
    hasRecord: value['hasRecord'] === true,
    ...(phone && { phone }),
    ...(userId && { userId }),
  };
}

/**
 * Says whether the owner has gone, or has been followed by somebody else, where no chat was loaded: by what is stored of
 * the visitor, which a tracker on this page may not have taken up yet.
 *
 * @example
 * if (hasLeft(owner)) eraseOwner();
 */
export function hasLeft(owner: Owner): boolean {
  const record = readRecord();
  const hasBegunAnew = !record || record.startedAt > owner.startedAt;
  if (hasBegunAnew && owner.hasRecord) return true;
  return record !== undefined && record.updatedAt > owner.startedAt && !isOurs(owner, record);
}

/**
 * Stores whose the unsent messages are from now on.
 *
 * @param isTracked - Whether a tracker keeps the visitor record: the same one for all tabs, from the start of each page.
 * @param now - ms since 1970.
 * @example
 * writeOwner(visitors.read(), { isTracked: tracker.isThere(), now: Date.now() });
 */
export function writeOwner(
  { phone, userId }: Visitor,
  { isTracked, now }: { readonly isTracked: boolean; readonly now: number },
): void {
  const startedAt = readOwner()?.startedAt ?? now;
  const record = readRecord();
  const hasRecord = isTracked && record !== undefined && record.startedAt <= startedAt;
  writeItem(key, { phone, userId, startedAt, hasRecord });
}

/**
 * Forgets whose they were.
 *
 * @example
 * eraseOwner();
 */
export function eraseOwner(): void {
  removeItem(key);
}

function readRecord(): Visitor | undefined {
  return parseVisitor(readItem(visitorKey));
}
