import { isRecord, readItem } from '@docent/identity';
import { outboxPrefix, type StoredMessage } from './first-view.ts';

const maxAgeMs = 4 * 24 * 60 * 60 * 1000;
const maxMessages = 100;

/**
 * Takes all that this and earlier pages have stored and could not send, oldest first; from now on it
 * is the caller's. What is corrupt, foreign, over four days old, or beyond the latest hundred is gone.
 *
 * @param now - ms since 1970.
 * @example
 * const unsent = takeStored(Date.now());
 */
export function takeStored(now: number): readonly StoredMessage[] {
  const found = eraseStored()
    .flat()
    .filter((stored) => isStoredMessage(stored, now))
    .map((stored) => [stored.message.messageId, stored] as const);
  // A page may have stored its first view twice: by itself, and with all the rest.
  return [...new Map(found).values()]
    .toSorted(
      (one, other) => Date.parse(one.message.timestamp) - Date.parse(other.message.timestamp),
    )
    .slice(-maxMessages);
}

/**
 * Removes every message from storage, and returns what was there.
 *
 * @example
 * eraseStored();
 */
export function eraseStored(): readonly unknown[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(outboxPrefix));
    return keys.map((key) => {
      const found = readItem(key);
      localStorage.removeItem(key);
      return found;
    });
  } catch {
    return [];
  }
}

function isStoredMessage(value: unknown, now: number): value is StoredMessage {
  const message = isRecord(value) && value['message'];
  if (!isRecord(message)) return false;
  const { type, messageId, anonymousId, timestamp, context } = message;
  const texts = [type, messageId, anonymousId];
  return (
    isRecord(context) &&
    texts.every((text) => typeof text === 'string' && text.length <= 100) &&
    Math.abs(now - Date.parse(String(timestamp))) <= maxAgeMs
  );
}
