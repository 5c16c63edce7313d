import { isRecord, readItem } from '@docent/identity';
import { outboxPrefix, type StoredMessage } from './first-view.ts';

const maxAgeMs = 4 * 24 * 60 * 60 * 1000;
const maxMessages = 100;
const types: readonly unknown[] = ['page', 'track', 'identify', 'group', 'alias', 'screen'];

/**
 * Reads the messages that this and earlier pages could not send, oldest first. What is corrupt,
 * foreign, four days old, or beyond the latest hundred is removed.
 *
 * @param now - ms since 1970.
 * @example
 * const unsent = loadOutbox(Date.now());
 */
export function loadOutbox(now: number): readonly StoredMessage[] {
  const found = outboxKeys().map((key) => ({ key, stored: readItem(key) }));
  const isKept = ({ key, stored }: (typeof found)[number]): boolean =>
    isStoredMessage(stored, now) && key === outboxPrefix + stored.message.messageId;
  found.filter((item) => !isKept(item)).forEach(({ key }) => removeKey(key));
  const kept = found
    .filter(isKept)
    .map(({ stored }) => stored as StoredMessage)
    .toSorted((one, other) => (one.message.timestamp < other.message.timestamp ? -1 : 1));
  kept.slice(0, -maxMessages).forEach(unstoreMessage);
  return kept.slice(-maxMessages);
}

/**
 * Says whether a message is still stored: another tab may have taken it, or a sign-out removed it.
 *
 * @example
 * if (isStored(entry)) unstoreMessage(entry);
 */
export function isStored({ message }: StoredMessage): boolean {
  return readItem(outboxPrefix + message.messageId) !== null;
}

/**
 * Removes a message from storage.
 *
 * @example
 * unstoreMessage({ message });
 */
export function unstoreMessage({ message }: StoredMessage): void {
  removeKey(outboxPrefix + message.messageId);
}

/**
 * Removes every message from storage.
 *
 * @example
 * eraseOutbox();
 */
export function eraseOutbox(): void {
  outboxKeys().forEach(removeKey);
}

function outboxKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(outboxPrefix));
  } catch {
    return [];
  }
}

function removeKey(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage that is refused holds nothing of ours.
  }
}

function isStoredMessage(value: unknown, now: number): value is StoredMessage {
  if (!isRecord(value) || !isRecord(value['message'])) return false;
  const { type, messageId, anonymousId, timestamp, context } = value['message'];
  const age = Math.abs(now - Date.parse(String(timestamp)));
  const ids = [messageId, anonymousId];
  return (
    types.includes(type) &&
    isRecord(context) &&
    ids.every((id) => typeof id === 'string' && id && id.length <= 100) &&
    age <= maxAgeMs
  );
}
