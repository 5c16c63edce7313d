import type { Participant, Records } from '../store/records.ts';
import type { Change, Commit, Store } from '../store/store.ts';
import { toUserItems } from './data.ts';
import {
  createSyncObject,
  mutate,
  parseSyncName,
  toConversationName,
  toMessagesName,
  toMyConversationsName,
  toRosterName,
  toUserName,
  type SyncEvent,
  type SyncObject,
} from './objects.ts';

/** What happened to one Sync object, for those who follow it. */
export type SyncNews =
  | { object: SyncObject; event: SyncEvent }
  /** It is gone, with all that it held. */
  | { object: SyncObject; removedAt: number };

/** The Sync objects, which mirror the store: the SDK sees conversations through them alone. */
export interface Sync {
  /** Finds by SID or by unique name. The map of somebody's conversations is there for everybody. */
  find(sidOrName: string): SyncObject | undefined;
  onNews(listener: (news: readonly SyncNews[]) => void): void;
}

/** Creates the mirror; it follows every change of the store, also those that a journal replays. */
export function createSync(store: Store): Sync {
  const byName = new Map<string, SyncObject>();
  const bySid = new Map<string, SyncObject>();
  const listeners: ((news: readonly SyncNews[]) => void)[] = [];

  function ensure(name: string, at: number): SyncObject | undefined {
    const found = byName.get(name);
    const parsed = parseSyncName(name);
    if (found || !parsed) return found;
    const object = createSyncObject(name, parsed.kind, at);
    byName.set(name, object);
    bySid.set(object.sid, object);
    return object;
  }

  function apply(target: Target, at: number): SyncNews[] {
    if ('removed' in target) {
      const object = byName.get(target.removed);
      if (!object) return [];
      byName.delete(object.name);
      bySid.delete(object.sid);
      return [{ object, removedAt: at }];
    }
    const object = ensure(target.name, at);
    if (!object) return [];
    const event = 'key' in target ? mutate(object, { ...target, at }) : undefined;
    return event ? [{ object, event }] : [];
  }

  store.onChange(({ changes, at }: Commit) => {
    const news = changes.flatMap(toTargets).flatMap((target) => apply(target, at));
    if (news.length > 0) for (const listener of listeners) listener(news);
  });

  return {
    find: (sidOrName) => bySid.get(sidOrName) ?? byName.get(sidOrName) ?? ensureOwn(sidOrName),
    onNews: (listener) => void listeners.push(listener),
  };

  /** Somebody without conversations has an empty map of them. */
  function ensureOwn(name: string): SyncObject | undefined {
    return parseSyncName(name)?.kind === 'myConversations' ? ensure(name, 0) : undefined;
  }
}

type Target =
  /** The object exists. */
  | { name: string }
  /** One of its items is this now; `undefined` for removed. */
  | { name: string; key: string | number; record: unknown }
  | { removed: string };

/** What a change of the store changes in Sync. */
function toTargets(change: Change): Target[] {
  switch (change.table) {
    case 'conversations':
      return ofConversation(change);
    case 'participants':
      return ofParticipant(change);
    case 'messages':
      return ofMessage(change);
    case 'users':
      return ofUser(change);
    default:
      return [];
  }
}

interface Pair<R> {
  before?: R;
  after?: R;
}

function ofConversation({ before, after }: Pair<Records['conversations']>): Target[] {
  const sid = after?.sid ?? before?.sid ?? '';
  const names = [toMessagesName(sid), toRosterName(sid), toConversationName(sid)] as const;
  if (!after) return names.map((name) => ({ removed: name }));
  const document = { name: names[2], key: '', record: after };
  return before ? [document] : [...names.slice(0, 2).map((name) => ({ name })), document];
}

function ofParticipant({ before, after }: Pair<Participant>): Target[] {
  const some = after ?? before;
  if (!some) return [];
  const roster = { name: toRosterName(some.conversationSid), key: some.sid, record: after };
  if (some.identity === null) return [roster];
  const own = {
    name: toMyConversationsName(some.identity),
    key: some.conversationSid,
    record: after,
  };
  const isSame =
    before &&
    after &&
    before.lastReadMessageIndex === after.lastReadMessageIndex &&
    before.notificationLevel === after.notificationLevel;
  return isSame ? [roster] : [roster, own];
}

function ofMessage({ before, after }: Pair<Records['messages']>): Target[] {
  const some = after ?? before;
  if (!some) return [];
  return [{ name: toMessagesName(some.conversationSid), key: some.index, record: after }];
}

function ofUser({ before, after }: Pair<Records['users']>): Target[] {
  const sid = after?.sid ?? before?.sid ?? '';
  if (!after) return [{ removed: toUserName(sid) }];
  const old = before ? toUserItems(before) : {};
  return Object.entries(toUserItems(after))
    .filter(([key, record]) => JSON.stringify(old[key]) !== JSON.stringify(record))
    .map(([key, record]) => ({ name: toUserName(sid), key, record }));
}
