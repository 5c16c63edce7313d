import { isObject, objectAt } from '../emulator/segment/messages.ts';
import type { SentMessage } from './visit.ts';

/**
 * Reads a message that the tracker sent, as far as a check looks at it. The phone is masked at once; undefined for what
 * is no message.
 *
 * @example
 * toSentMessage(body)?.name;
 */
export function toSentMessage(value: unknown): SentMessage | undefined {
  if (!isObject(value)) return undefined;
  const { type, messageId, name, category } = value;
  if (typeof type !== 'string' || typeof messageId !== 'string') return undefined;
  const { externalIds } = objectAt(value, 'context');
  const [first] = Array.isArray(externalIds) ? (externalIds as unknown[]) : [];
  const phone = isObject(first) ? toText(first['id']) : undefined;
  return {
    type,
    messageId,
    name: toText(name),
    category: toText(category),
    url: toText(objectAt(value, 'properties')['url']),
    phone: phone && `…${phone.slice(-2)}`,
  };
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
