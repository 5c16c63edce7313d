import { toSid } from '../sids.ts';

/** The kinds of Sync objects that the SDK opens, and what a name tells of each. */
export type SyncName =
  | { kind: 'conversation' | 'messages' | 'roster'; conversationSid: string }
  | { kind: 'user'; userSid: string }
  | { kind: 'myConversations'; identity: string };

export type SyncType = 'document' | 'list' | 'map';

const types: Record<SyncName['kind'], SyncType> = {
  conversation: 'document',
  messages: 'list',
  roster: 'map',
  user: 'map',
  myConversations: 'map',
};
const suffixes = { channel: 'conversation', messages: 'messages', roster: 'roster' } as const;
const sidPrefixes = { document: 'ET', list: 'ES', map: 'MP' } as const;

/** Reads the unique name of a Sync object, as the cloud forms it; `undefined` for any other. */
export function parseSyncName(name: string): SyncName | undefined {
  const ofConversation = /^(CH[0-9a-f]{32})\.(channel|messages|roster)$/.exec(name);
  if (ofConversation) {
    const [, conversationSid = '', suffix] = ofConversation;
    return { kind: suffixes[suffix as keyof typeof suffixes], conversationSid };
  }
  const ofUser = /^(US[0-9a-f]{32})\.info$/.exec(name)?.[1];
  if (ofUser) return { kind: 'user', userSid: ofUser };
  const identity = /^(.+)\.channels$/s.exec(name)?.[1];
  return identity === undefined ? undefined : { kind: 'myConversations', identity };
}

export const toConversationName = (sid: string) => `${sid}.channel`;
export const toMessagesName = (sid: string) => `${sid}.messages`;
export const toRosterName = (sid: string) => `${sid}.roster`;
export const toUserName = (sid: string) => `${sid}.info`;
export const toMyConversationsName = (identity: string) => `${identity}.channels`;

/** One entry of a list or a map; a document is a single one with the key ``. Never changed, only replaced. */
export interface SyncItem {
  key: string | number;
  revision: number;
  /** The event that made it what it is. */
  eventId: number;
  /** What its data are made from when they are asked for. */
  record: unknown;
  createdAt: number;
  updatedAt: number;
}

export interface SyncEvent {
  /** Per object, and growing by one. */
  id: number;
  action: 'added' | 'updated' | 'removed';
  item: SyncItem;
  at: number;
}

/** A Sync object: what it holds now, and what happened to it, for clients that come back. */
export interface SyncObject {
  sid: string;
  name: string;
  kind: SyncName['kind'];
  type: SyncType;
  lastEventId: number;
  /** By key; those of a list are in the order of their indexes. */
  items: Map<string | number, SyncItem>;
  /** What happened, but for the adding of what has not changed since: its item tells that. */
  log: SyncEvent[];
  createdAt: number;
  updatedAt: number;
}

export function createSyncObject(name: string, kind: SyncName['kind'], at: number): SyncObject {
  const type = types[kind];
  return {
    sid: toSid(sidPrefixes[type], name),
    name,
    kind,
    type,
    lastEventId: 0,
    items: new Map(),
    log: [],
    createdAt: at,
    updatedAt: at,
  };
}

interface Mutation {
  key: string | number;
  /** `undefined` removes the item. */
  record: unknown;
  at: number;
}

/** Changes one item of an object and logs the event; nothing happens when what is removed is not there. */
export function mutate(object: SyncObject, { key, record, at }: Mutation): SyncEvent | undefined {
  const before = object.items.get(key);
  if (record === undefined && !before) return undefined;
  object.lastEventId += 1;
  object.updatedAt = at;
  const item: SyncItem = {
    key,
    revision: before ? before.revision + 1 : 0,
    eventId: object.lastEventId,
    record: record ?? before?.record,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
  if (record === undefined) object.items.delete(key);
  else object.items.set(key, item);
  const action = record === undefined ? 'removed' : before ? 'updated' : 'added';
  const event: SyncEvent = { id: object.lastEventId, action, item, at };
  // An event of a document carries all of it: the last one says everything.
  if (object.type === 'document') object.log = [event];
  else if (before) object.log.push(...(before.revision === 0 ? [toAdded(before)] : []), event);
  return event;
}

/** What happened behind an event, in order. */
export function eventsAfter({ log, items, type }: SyncObject, id: number): SyncEvent[] {
  const logged = log.filter((event) => event.id > id);
  if (type === 'document') return logged;
  const added: SyncEvent[] = [];
  for (const item of items.values()) {
    if (item.revision === 0 && item.eventId > id) added.push(toAdded(item));
  }
  return [...logged, ...added].toSorted((a, b) => a.id - b.id);
}

/** The event that an item tells by itself: most are never changed, and there are many. */
function toAdded(item: SyncItem): SyncEvent {
  return { id: item.eventId, action: 'added', item, at: item.createdAt };
}
