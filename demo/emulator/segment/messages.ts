/** The calls of Segment's spec. */
export const messageTypes = ['page', 'identify', 'track', 'screen', 'group', 'alias'] as const;
export type MessageType = (typeof messageTypes)[number];

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

/** What Unify makes of a message. */
export interface UnifyView {
  /** The name under which it is counted: a page is `Page Viewed`. `null` for calls that are no event. */
  event: string | null;
  /** Of an event, with the name of a page as `page_name`, that of a screen as `screen_name`. */
  properties: JsonObject;
  /** Of an identify call: traits of the user. Those of a group call belong to the account. */
  traits: JsonObject;
}

/** A message that the Tracking API has accepted: checked, and with the time that Segment gives it. */
export interface Message extends UnifyView {
  type: MessageType;
  messageId: string;
  /** When it happened, in ms since 1970, corrected for the skew of the sender's clock. */
  timestamp: number;
  groupId: string | undefined;
  /** The whole message as it travels on, with Segment's own fields added and the write key taken out. */
  body: JsonObject;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key if that is an object, else an empty one. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

/** Reads a message that has a valid `type` as Unify does. */
export function toUnifyView(body: JsonObject): UnifyView {
  const type = body['type'] as MessageType;
  const properties = objectAt(body, 'properties');
  const isNamed = (type === 'page' || type === 'screen') && typeof body['name'] === 'string';
  return {
    event: toEventName(type, body),
    properties: isNamed ? { ...properties, [`${type}_name`]: body['name'] } : properties,
    traits: type === 'identify' ? objectAt(body, 'traits') : {},
  };
}

function toEventName(type: MessageType, body: JsonObject): string | null {
  if (type === 'track') return body['event'] as string;
  if (type === 'page') return 'Page Viewed';
  return type === 'screen' ? 'Screen Viewed' : null;
}
