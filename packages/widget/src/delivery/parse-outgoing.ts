import { isRecord, readText } from '@docent/identity';
import type { Attachment, OutgoingMessage } from '../state/model.ts';
import type { PendingStart } from './outbox.ts';

const maxIdLength = 100;
// Twilio takes no longer one.
const maxBodyLength = 32_768;
const maxFiles = 10;
const maxNameLength = 255;
// Bytes as JSON; Twilio takes 4 KB with our own.
const maxAttributes = 3000;

const deliveries: readonly unknown[] = ['queued', 'sending', 'failed'];
const refusals: readonly unknown[] = [
  undefined,
  'too-long',
  'not-allowed',
  'chat-over',
  'file-too-large',
  'file-refused',
  'refused',
];

/**
 * Reads a message as it was stored; undefined for what is corrupt.
 *
 * @example
 * parseOutgoing({ clientId: 'c1', body: 'Hello', createdAt: Date.now(), delivery: 'queued' })?.body; // 'Hello'
 */
export function parseOutgoing(value: unknown): OutgoingMessage | undefined {
  if (!isRecord(value)) return undefined;
  const clientId = readText(value, 'clientId', maxIdLength);
  const { body, attachments, createdAt, delivery, refusal, sinceIndex } = value;
  const isWhole =
    clientId &&
    typeof body === 'string' &&
    body.length <= maxBodyLength &&
    (attachments === undefined ? body : isAttachments(attachments)) &&
    Number.isFinite(createdAt) &&
    deliveries.includes(delivery) &&
    refusals.includes(refusal) &&
    (sinceIndex === undefined || Number.isInteger(sinceIndex));
  if (!isWhole) return undefined;
  const { progress: _, attributes, ...rest } = value as unknown as OutgoingMessage;
  return isAttributes(attributes) ? { ...rest, attributes } : rest;
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

function isAttachments(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= maxFiles &&
    value.every(isAttachment)
  );
}

function isAttachment(value: unknown): value is Attachment {
  return (
    isRecord(value) &&
    value['blob'] instanceof Blob &&
    readText(value, 'name', maxNameLength) !== undefined &&
    typeof value['type'] === 'string'
  );
}

/** What is wrong with them is no reason to lose the message. */
function isAttributes(value: unknown): value is NonNullable<OutgoingMessage['attributes']> {
  if (!isRecord(value) || Array.isArray(value)) return false;
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length <= maxAttributes;
  } catch {
    return false;
  }
}
