import { isRecord, readText } from '@docent/identity';
import type { OutgoingMessage } from '../state/model.ts';
import type { PendingStart } from './outbox.ts';

const maxIdLength = 100;
// Twilio takes no longer one.
const maxBodyLength = 32_768;

const deliveries: readonly unknown[] = ['queued', 'sending', 'failed'];
const refusals: readonly unknown[] = [undefined, 'too-long', 'not-allowed', 'chat-over', 'refused'];

/**
 * Reads a message as it was stored; undefined for what is corrupt.
 *
 * @example
 * parseOutgoing({ clientId: 'c1', body: 'Hello', createdAt: Date.now(), delivery: 'queued' })?.body; // 'Hello'
 */
export function parseOutgoing(value: unknown): OutgoingMessage | undefined {
  if (!isRecord(value)) return undefined;
  const clientId = readText(value, 'clientId', maxIdLength);
  const body = readText(value, 'body', maxBodyLength);
  const { createdAt, delivery, refusal, sinceIndex } = value;
  const isWhole =
    clientId &&
    body &&
    Number.isFinite(createdAt) &&
    deliveries.includes(delivery) &&
    refusals.includes(refusal) &&
    (sinceIndex === undefined || Number.isInteger(sinceIndex));
  return isWhole ? (value as unknown as OutgoingMessage) : undefined;
}

/**
 * Reads a start as it was stored; undefined for what is corrupt, and for none.
 *
 * @example
 * parseStart({ requestId: 'r1', createdAt: Date.now() })?.requestId; // 'r1'
 */
export function parseStart(value: unknown): PendingStart | undefined {
  if (!isRecord(value)) return undefined;
  const { clientId, createdAt } = value;
  const isWhole =
    readText(value, 'requestId', maxIdLength) &&
    Number.isFinite(createdAt) &&
    (clientId === undefined || readText(value, 'clientId', maxIdLength));
  return isWhole ? (value as unknown as PendingStart) : undefined;
}
