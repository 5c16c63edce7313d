import { createSid } from '../sids.ts';
import type { Store } from '../store/store.ts';
import { buildTextFrame } from '../twilsock/codec.ts';
import { toNotifications, toRemoval, type SyncNotification } from './events.ts';
import type { SyncEvent, SyncObject } from './objects.ts';
import type { Sync, SyncNews } from './sync.ts';

/** Somebody who is told of Sync objects: a connection. */
export interface Subscriber {
  identity: string;
  deliver(frame: Buffer): void;
}

export interface NotifierSettings {
  /** Whether the echo of a client's own change comes before the reply to it. */
  order: 'reply-first' | 'echo-first';
  /** How long the later of the two is held back; where that is the echo, with every notification. */
  echoDelayMs: number;
}

/** Tells subscribers what happens to the objects that they follow. */
export interface Notifier {
  subscribe(subscriber: Subscriber, object: SyncObject): void;
  unsubscribe(subscriber: Subscriber, objectSid: string): void;
  /** Forgets a connection that is gone. */
  forget(subscriber: Subscriber): void;
  subscriptionsOf(subscriber: Subscriber): readonly SyncObject[];
  /** Somebody may see a conversation no longer. */
  revoke(identity: string, conversationSid: string): void;
}

/**
 * Creates the notifier. What happens in one turn of the event loop is told together, and written once for everybody: a
 * busy conversation with many clients costs little more than one with few.
 */
export function createNotifier(
  store: Store,
  sync: Sync,
  settings: () => NotifierSettings,
): Notifier {
  const byObject = new Map<string, Set<Subscriber>>();
  const bySubscriber = new Map<Subscriber, Map<string, SyncObject>>();
  let pending: SyncNews[] = [];
  // What the fault holds back, oldest first: each is held for its own time, or one would come before its reply.
  const held: (readonly SyncNews[])[] = [];

  function flush(): void {
    const news = pending;
    pending = [];
    const events = new Map<SyncObject, SyncEvent[]>();
    for (const one of news) {
      if ('event' in one) append(events, one.object, one.event);
      else removeObject(one.object, one.removedAt);
    }
    for (const [object, happened] of events) {
      const wanted = object.type === 'document' ? happened.slice(-1) : happened;
      tell(object, () => toNotifications(store, object, wanted));
    }
  }

  function release(): void {
    pending.push(...(held.shift() ?? []));
    flush();
  }

  function tell(object: SyncObject, write: () => SyncNotification[]): void {
    const subscribers = byObject.get(object.sid);
    if (!subscribers) return;
    const frames = write().map(toFrame);
    for (const subscriber of subscribers) {
      for (const frame of frames) subscriber.deliver(frame);
    }
  }

  function removeObject(object: SyncObject, at: number): void {
    tell(object, () => [toRemoval(object, at)]);
    for (const subscriber of byObject.get(object.sid) ?? [])
      bySubscriber.get(subscriber)?.delete(object.sid);
    byObject.delete(object.sid);
  }

  function unsubscribe(subscriber: Subscriber, objectSid: string): void {
    bySubscriber.get(subscriber)?.delete(objectSid);
    const subscribers = byObject.get(objectSid);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) byObject.delete(objectSid);
  }

  sync.onNews((news) => {
    const { order, echoDelayMs } = settings();
    // Echo first, it is the reply that waits.
    if (order === 'echo-first') {
      pending.push(...held.splice(0).flat(), ...news);
      flush();
    } else if (echoDelayMs > 0 || held.length > 0) {
      held.push([...news]);
      setTimeout(release, echoDelayMs);
    } else {
      if (pending.length === 0) setImmediate(flush);
      pending.push(...news);
    }
  });

  return {
    subscribe(subscriber, object) {
      const subscribers = byObject.get(object.sid) ?? new Set();
      byObject.set(object.sid, subscribers.add(subscriber));
      const objects = bySubscriber.get(subscriber) ?? new Map<string, SyncObject>();
      bySubscriber.set(subscriber, objects.set(object.sid, object));
    },
    unsubscribe,
    forget(subscriber) {
      for (const sid of bySubscriber.get(subscriber)?.keys() ?? []) unsubscribe(subscriber, sid);
      bySubscriber.delete(subscriber);
    },
    subscriptionsOf: (subscriber) => [...(bySubscriber.get(subscriber)?.values() ?? [])],
    revoke(identity, conversationSid) {
      for (const [subscriber, objects] of bySubscriber) {
        if (subscriber.identity !== identity) continue;
        for (const { sid, name } of objects.values()) {
          if (name.startsWith(`${conversationSid}.`)) unsubscribe(subscriber, sid);
        }
      }
    },
  };
}

/** Writes a notification as a Twilsock frame. */
export function toFrame({ messageType, json }: SyncNotification): Buffer {
  const header = {
    method: 'notification',
    id: createSid('TM'),
    payload_type: 'application/json',
    message_type: messageType,
    notification_ctx_id: '',
  };
  return buildTextFrame(header, json);
}

function append<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
