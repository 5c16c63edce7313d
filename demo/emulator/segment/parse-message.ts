import { randomUUID } from 'node:crypto';
import {
  isObject,
  messageTypes,
  objectAt,
  toUnifyView,
  type JsonObject,
  type Message,
  type MessageType,
} from './messages.ts';
import { toTimestamp } from './timestamp.ts';

/**
 * Why Segment answers 200 and still drops a message: the codes of its "Failed on Ingest" table, and `dropped_by_unify`
 * for what Unify drops in silence.
 * @see https://segment.com/docs/connections/delivery-overview/ and https://segment.com/docs/unify/product-limits/
 */
export type DiscardCode =
  | 'bad_request'
  | 'no_user_anon_id'
  | 'id_not_string'
  | 'event_not_defined'
  | 'event_not_string'
  | 'name_not_string'
  | 'category_not_string'
  | 'properties_not_object'
  | 'traits_not_object'
  | 'unknown_source'
  | 'batch_too_long'
  | 'dropped_by_unify';

export type ParsedMessage =
  { ok: true; message: Message } | { ok: false; code: DiscardCode; why: string };

export interface Envelope {
  /** What the path says; a message of a batch says it itself. */
  type?: MessageType;
  /** ms since 1970 */
  receivedAt: number;
  /** Of the batch around the message, taken where the message has none. */
  sentAt?: unknown;
  context?: unknown;
  integrations?: unknown;
}

/** Reads one message as the Tracking API does: unknown → a {@link Message}, or the reason why it is dropped. */
export function parseMessage(raw: unknown, envelope: Envelope): ParsedMessage {
  if (!isObject(raw)) return discard('bad_request', 'The message is not a JSON object.');
  const type = envelope.type ?? raw['type'];
  if (!isMessageType(type)) return discard('bad_request', 'The message has no valid `type`.');
  const problem = findProblem(raw, type);
  if (problem) return problem;

  const { writeKey: _, ...sent } = raw;
  const messageId =
    typeof raw['messageId'] === 'string' && raw['messageId'] ? raw['messageId'] : randomUUID();
  const sentAt = raw['sentAt'] ?? envelope.sentAt;
  const timestamp = toTimestamp({
    original: raw['timestamp'] ?? raw['originalTimestamp'],
    sentAt,
    receivedAt: envelope.receivedAt,
  });
  const body = {
    ...sent,
    type,
    messageId,
    context: { ...toObject(envelope.context), ...objectAt(raw, 'context') },
    integrations: { ...toObject(envelope.integrations), ...objectAt(raw, 'integrations') },
    originalTimestamp:
      raw['timestamp'] ?? raw['originalTimestamp'] ?? new Date(timestamp).toISOString(),
    timestamp: new Date(timestamp).toISOString(),
    ...(sentAt !== undefined && { sentAt }),
    receivedAt: new Date(envelope.receivedAt).toISOString(),
  };
  return checkUnifyLimits({
    type,
    messageId,
    timestamp,
    ...toUnifyView(body),
    groupId: type === 'group' && typeof raw['groupId'] === 'string' ? raw['groupId'] : undefined,
    body,
  });
}

function findProblem(raw: JsonObject, type: MessageType): ParsedMessage | undefined {
  for (const key of ['userId', 'anonymousId']) {
    const id = raw[key];
    if (id !== undefined && id !== null && (typeof id !== 'string' || id === '')) {
      return discard('id_not_string', `\`${key}\` is an empty string or not a string.`);
    }
  }
  if (!raw['userId'] && !raw['anonymousId']) {
    return discard('no_user_anon_id', 'A message needs a `userId` or an `anonymousId`.');
  }
  if (type === 'track' && !raw['event'] && raw['event'] !== 0) {
    return discard('event_not_defined', 'A track call needs the name of its `event`.');
  }
  if (type === 'track' && typeof raw['event'] !== 'string') {
    return discard('event_not_string', '`event` is not a string.');
  }
  if (type === 'page' || type === 'screen') {
    for (const key of ['name', 'category'] as const) {
      if (!isAbsent(raw[key]) && (typeof raw[key] !== 'string' || raw[key] === '')) {
        return discard(`${key}_not_string`, `\`${key}\` is an empty string or not a string.`);
      }
    }
  }
  for (const key of ['properties', 'traits'] as const) {
    if (!isAbsent(raw[key]) && !isObject(raw[key])) {
      return discard(`${key}_not_object`, `\`${key}\` is not an object.`);
    }
  }
  return undefined;
}

function checkUnifyLimits(message: Message): ParsedMessage {
  const { messageId, groupId, type, timestamp, properties, body } = message;
  const why =
    messageId.length > 100
      ? '`messageId` is longer than 100 characters.'
      : Object.keys(properties).length > 300 || Object.keys(objectAt(body, 'traits')).length > 300
        ? 'More than 300 properties or traits.'
        : type === 'group' && (!groupId || groupId.length > 500)
          ? 'A group call needs a `groupId` of 1 to 500 characters.'
          : timestamp < 0
            ? 'The timestamp lies before 1970-01-01.'
            : undefined;
  return why ? discard('dropped_by_unify', why) : { ok: true, message };
}

function discard(code: DiscardCode, why: string): ParsedMessage {
  return { ok: false, code, why };
}

function isMessageType(value: unknown): value is MessageType {
  return (messageTypes as readonly unknown[]).includes(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
