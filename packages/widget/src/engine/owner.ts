import {
  isRecord,
  readItem,
  readText,
  removeItem,
  writeItem,
  type Visitor,
} from '@docent/identity';

/** Whose the unsent messages and the draft of this browser are. */
export interface Owner {
  readonly phone?: string;
  readonly userId?: string;
  /** When they were first stored, ms since 1970. */
  readonly startedAt: number;
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
  return { startedAt: value['startedAt'], ...(phone && { phone }), ...(userId && { userId }) };
}

/**
 * Stores whose the unsent messages are from now on.
 *
 * @param now - ms since 1970.
 * @example
 * writeOwner(visitors.read(), Date.now());
 */
export function writeOwner({ phone, userId }: Visitor, now: number): void {
  const startedAt = readOwner()?.startedAt ?? now;
  writeItem(key, { phone, userId, startedAt });
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
