import type { Store } from '../store/store.ts';
import { toData } from './data.ts';
import { toIso } from '../times.ts';
import type { SyncEvent, SyncObject } from './objects.ts';

/** A notification of Sync: its Twilsock message type, and its payload as JSON. */
export interface SyncNotification {
  messageType: string;
  json: string;
}

// A client parses a frame in one go; a long one would hold its page.
const eventsPerNotification = 50;

/** Writes what happened to one object, several events of a kind in one notification. */
export function toNotifications(
  store: Store,
  object: SyncObject,
  events: readonly SyncEvent[],
  correlationId?: number,
): SyncNotification[] {
  return toRuns(events).map((run) => ({
    messageType: toMessageType(object),
    json: JSON.stringify({
      event_type: toEventType(object, run[0]?.action),
      event_protocol_version: 4,
      ...(correlationId !== undefined && { correlation_id: correlationId }),
      events: run.map((event) => toEvent(store, object, event)),
    }),
  }));
}

/** Says that an object is gone. */
export function toRemoval(object: SyncObject, at: number): SyncNotification {
  return {
    messageType: toMessageType(object),
    json: JSON.stringify({
      event_type: `${object.type}_removed`,
      event_protocol_version: 4,
      events: [
        {
          id: object.lastEventId + 1,
          date_created: toIso(at),
          [`${object.type}_sid`]: object.sid,
        },
      ],
    }),
  };
}

function toRuns(events: readonly SyncEvent[]): SyncEvent[][] {
  const runs: SyncEvent[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last && last[0]?.action === event.action && last.length < eventsPerNotification)
      last.push(event);
    else runs.push([event]);
  }
  return runs;
}

function toMessageType({ type }: SyncObject): string {
  return `com.twilio.rtd.cds.${type}`;
}

function toEventType({ type }: SyncObject, action: SyncEvent['action'] = 'updated'): string {
  // A document is there from the start: its first event is an update, too.
  return type === 'document' ? 'document_updated' : `${type}_item_${action}`;
}

function toEvent(store: Store, object: SyncObject, { id, item, at }: SyncEvent): unknown {
  const data = toData(store, object.kind, item.record);
  const common = { id, date_created: toIso(at), [`${object.type}_sid`]: object.sid };
  if (object.type === 'document')
    return { ...common, document_revision: String(id), document_data: data };
  return {
    ...common,
    [`${object.type}_revision`]: String(id),
    [object.type === 'list' ? 'item_index' : 'item_key']: item.key,
    item_url: `Items/${encodeURIComponent(item.key)}`,
    item_revision: String(item.revision),
    item_data: data,
    date_expires: null,
  };
}
