import type { Context } from 'hono';
import { readClass, readList, readNames, readSort, readTime } from './profile-api-query.ts';
import {
  toPage,
  toSegmentId,
  type Collection,
  type EventRow,
  type Page,
  type Profiles,
} from './profiles.ts';
import type { TraitValue } from './trait-store.ts';

/** A profile that is asked for, and what it is read from. */
export interface Target {
  profiles: Profiles;
  collection: Collection;
  profileId: number;
  /** The address of this list without its query, as the cursor tells it. */
  path: string;
  /** ms since 1970 */
  now: number;
}

type Answer = (c: Context, target: Target) => object;

const historyMs = 14 * 86_400_000;

const answerTraits: Answer = (c, { profiles, profileId, path, now }) => {
  const { include, limit, next } = readList(c, 10, 200);
  const kind = readClass(c);
  const rows = profiles
    .traits(profileId, now)
    .filter(({ key }) => include.length === 0 || include.includes(key))
    .filter(({ computed }) => kind === undefined || (kind === 'computed_trait' && computed));
  const page = toPage(rows, limit, next, ({ key }) => key);
  const show = c.req.query('verbose') === 'true' ? toVerbose : toPlain;
  const traits = Object.fromEntries(page.items.map((row) => [row.key, show(row)]));
  return { traits, cursor: toCursor(c, path, page, limit) };
};

const answerExternalIds: Answer = (c, { profiles, collection, profileId, path }) => {
  const list = readList(c, 25, 100);
  const page = profiles.externalIds(profileId, list);
  const data = page.items.map(({ type, id, sourceId, firstMessageId, createdAt }) => ({
    source_id: sourceId,
    collection,
    id,
    type,
    created_at: new Date(createdAt).toISOString(),
    encoding: 'none',
    first_message_id: firstMessageId,
  }));
  return { data, cursor: toCursor(c, path, page, list.limit) };
};

const answerEvents: Answer = (c, { profiles, collection, profileId, path, now }) => {
  const list = readList(c, 20, 100);
  const page = profiles.events(profileId, {
    ...list,
    exclude: readNames(c, 'exclude'),
    start: Math.max(readTime(c, 'start') ?? 0, now - historyMs),
    end: readTime(c, 'end') ?? Number.MAX_SAFE_INTEGER,
    sort: readSort(c),
  });
  const segmentId = toSegmentId(collection, profileId);
  return {
    data: page.items.map((row) => toEvent(row, segmentId)),
    cursor: toCursor(c, path, page, list.limit),
  };
};

const answerMetadata: Answer = (_, { profiles, profileId }) => ({
  metadata: profiles.metadata(profileId),
});

/** What can be asked of a profile: the last part of the path → the answer. */
export const profileResources: ReadonlyMap<string, Answer> = new Map([
  ['traits', answerTraits],
  ['external_ids', answerExternalIds],
  ['events', answerEvents],
  ['metadata', answerMetadata],
]);

function toCursor<T>(c: Context, path: string, { next }: Page<T>, limit: number) {
  const query = new URLSearchParams(c.req.query());
  query.set('next', next);
  return { url: next ? `${path}?${query}` : path, has_more: next !== '', next, limit };
}

function toPlain({ value }: TraitValue): unknown {
  return value;
}

function toVerbose({ value, sourceId, updatedAt }: TraitValue) {
  return { value, source_id: sourceId, updated_at: new Date(updatedAt).toISOString() };
}

function toEvent(row: EventRow, segmentId: string) {
  return {
    external_ids: row.externalIds.map(({ type, id }) => ({
      collection: 'users',
      type,
      id,
      encoding: 'none',
    })),
    context: row.context,
    // Unify turns pages and screens into events, so their type is track as well.
    type: 'track',
    message_id: row.messageId,
    source_id: row.sourceId,
    timestamp: new Date(row.timestamp).toISOString(),
    properties: row.properties,
    event: row.event,
    related: { users: segmentId },
  };
}
