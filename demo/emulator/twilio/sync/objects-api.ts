import { Hono, type Context } from 'hono';
import { invalidParameter } from '../errors.ts';
import type { Services } from '../services.ts';
import { identityOf, type SessionEnv } from '../twilsock/session.ts';
import { assertMayOpen } from './access.ts';
import { toData } from './data.ts';
import { toIso } from '../times.ts';
import type { SyncItem, SyncObject } from './objects.ts';
import type { Sync } from './sync.ts';

const collections = { document: 'Documents', list: 'Lists', map: 'Maps' } as const;

/** Reads Sync objects and their items, inside the socket. Clients cannot write them: they are a mirror. */
export function createObjectsApi({ store, config }: Services, sync: Sync): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();

  function open(c: Context<SessionEnv>, type: SyncObject['type']): SyncObject {
    const found = sync.find(c.req.param('object') ?? '');
    const object = found?.type === type ? found : undefined;
    assertMayOpen(store, object, identityOf(c));
    return object;
  }

  function toRoot(object: SyncObject) {
    const { serviceSid } = config.conversations;
    const base = `https://cds.us1.twilio.com/v3/Services/${serviceSid}/${collections[object.type]}`;
    const url = `${base}/${object.sid}`;
    const document = object.items.get('');
    return {
      sid: object.sid,
      unique_name: object.name,
      account_sid: config.account.sid,
      service_sid: serviceSid,
      url,
      revision: String(object.lastEventId),
      last_event_id: object.lastEventId,
      date_created: toIso(object.createdAt),
      date_updated: toIso(object.updatedAt),
      date_expires: null,
      created_by: 'system',
      type: object.type,
      ...(object.type === 'document'
        ? { data: document ? toData(store, object.kind, document.record) : {} }
        : { links: { items: `${url}/Items`, context: `${url}/Context` } }),
    };
  }

  function toItem(object: SyncObject, item: SyncItem) {
    return {
      [object.type === 'list' ? 'index' : 'key']: item.key,
      url: `Items/${encodeURIComponent(item.key)}`,
      revision: String(item.revision),
      last_event_id: item.eventId,
      data: toData(store, object.kind, item.record),
      date_created: toIso(item.createdAt),
      date_updated: toIso(item.updatedAt),
      date_expires: null,
      created_by: 'system',
    };
  }

  for (const [type, collection] of Object.entries(collections)) {
    // The SDK asks by name first, and by the URL that it is given then.
    for (const path of [`/${collection}/:object`, `/Services/:service/${collection}/:object`]) {
      app.get(path, (c) => {
        const object = open(c, type as SyncObject['type']);
        const items =
          c.req.query('Include') === 'items'
            ? { items: sorted(object).map((item) => toItem(object, item)) }
            : {};
        return c.json({ ...toRoot(object), ...items });
      });
      app.get(`${path}/Items`, (c) => {
        const object = open(c, type as SyncObject['type']);
        const { items, hasBefore, hasAfter } = readPage(object, c.req.query());
        return c.json({
          items: items.map((item) => toItem(object, item)),
          meta: {
            key: 'items',
            // The client only looks whether they are there; it asks by key.
            previous_token: hasBefore ? 'p' : null,
            next_token: hasAfter ? 'n' : null,
            direct_token: true,
            encode_token: false,
          },
        });
      });
    }
  }
  return app;
}

interface Page {
  items: readonly SyncItem[];
  /** In the order that was asked for. */
  hasBefore: boolean;
  hasAfter: boolean;
}

function readPage(object: SyncObject, query: Record<string, string>): Page {
  const single = query['Key'] ?? query['Index'];
  if (single !== undefined) {
    const found = object.items.get(object.type === 'list' ? Number(single) : single);
    return { items: found ? [found] : [], hasBefore: false, hasAfter: false };
  }
  const isDescending = query['Order'] === 'desc';
  const all = isDescending ? sorted(object).toReversed() : sorted(object);
  const start = toStart(object, all, query['From'], isDescending);
  const size = toPageSize(query['PageSize']);
  return {
    items: all.slice(start, start + size),
    hasBefore: start > 0,
    hasAfter: start + size < all.length,
  };
}

/** Where a page begins: at `From` itself or, where that is gone, at what comes next. */
function toStart(
  { type }: SyncObject,
  all: readonly SyncItem[],
  from: string | undefined,
  isDescending: boolean,
): number {
  if (from === undefined) return 0;
  const key = type === 'list' ? Number(from) : from;
  const start = all.findIndex((item) => (isDescending ? item.key <= key : item.key >= key));
  return start < 0 ? all.length : start;
}

function toPageSize(text = '50'): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw invalidParameter('PageSize is a whole number');
  return Math.min(size, 1000);
}

function sorted({ type, items }: SyncObject): SyncItem[] {
  const all = [...items.values()];
  // A list is in order as it is.
  return type === 'map' ? all.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : all;
}
