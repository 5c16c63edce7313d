import { createHash } from 'node:crypto';
import { toKey, type Identifier } from './identifiers.ts';
import { toUnifyView, type JsonObject } from './messages.ts';
import type { Store } from './store.ts';
import type { TraitValue } from './trait-store.ts';

export type Collection = 'users' | 'accounts';

/** One page of a list, and the cursor of the next one (empty at the end). */
export interface Page<T> {
  items: T[];
  next: string;
}

export interface ExternalIdRow {
  type: string;
  id: string;
  sourceId: string;
  firstMessageId: string;
  /** ms since 1970 */
  createdAt: number;
}

export interface EventRow {
  event: string;
  properties: JsonObject;
  context: JsonObject;
  externalIds: { type: string; id: string }[];
  messageId: string;
  sourceId: string;
  /** ms since 1970 */
  timestamp: number;
}

export interface EventQuery {
  include: string[];
  exclude: string[];
  /** ms since 1970 */
  start: number;
  end: number;
  sort: 'asc' | 'desc';
  limit: number;
  next: string;
}

/** Reads profiles: what the Profile API answers from. */
export interface Profiles {
  /** The profile that holds an external ID, merged or not. */
  find(collection: Collection, type: string, value: string): number | undefined;
  traits(profileId: number, at: number): TraitValue[];
  externalIds(
    profileId: number,
    query: { include: string[]; limit: number; next: string },
  ): Page<ExternalIdRow>;
  events(profileId: number, query: EventQuery): Page<EventRow>;
  metadata(profileId: number): JsonObject | undefined;
}

interface MessageRow {
  event: string;
  body: string;
  demoted: string | null;
  message_id: string;
  source_id: string;
  timestamp: number;
}

export function createProfiles({ sql, traits, identifiersOf }: Store): Profiles {
  function toEvent(row: MessageRow): EventRow {
    const body = JSON.parse(row.body) as JsonObject;
    const demoted = new Set((JSON.parse(row.demoted ?? '[]') as Identifier[]).map(toKey));
    return {
      event: row.event,
      properties: toUnifyView(body).properties,
      context: body['context'] as JsonObject,
      externalIds: identifiersOf({ body })
        .filter((identifier) => !demoted.has(toKey(identifier)))
        .map(({ type, value }) => ({ type, id: value })),
      messageId: row.message_id,
      sourceId: row.source_id,
      timestamp: row.timestamp,
    };
  }

  function moment(profileId: number, order: 'ASC' | 'DESC') {
    return sql.get<MessageRow>(
      `SELECT timestamp, message_id, source_id FROM messages
       WHERE profile_id = ? ORDER BY timestamp ${order}, message_id ${order} LIMIT 1`,
      profileId,
    );
  }

  // An account has no messages of its own: they are its users'.
  function accountMoment(profileId: number) {
    return sql.get<MessageRow>(
      'SELECT created_at AS timestamp, first_message_id AS message_id, source_id FROM identifiers WHERE profile_id = ?',
      profileId,
    );
  }

  return {
    find(collection, type, value) {
      const row = sql.get<{ profile_id: number | null }>(
        'SELECT profile_id FROM identifiers WHERE collection = ? AND type = ? AND value = ?',
        collection,
        type,
        value,
      );
      return row?.profile_id ?? undefined;
    },
    traits: (profileId, at) => traits.read(profileId, at),
    externalIds(profileId, { include, limit, next }) {
      const rows = sql
        .all<ExternalIdRow>(
          `SELECT type, value AS id, source_id AS sourceId, first_message_id AS firstMessageId, created_at AS createdAt
           FROM identifiers WHERE profile_id = ? ORDER BY type, value`,
          profileId,
        )
        .filter(({ type }) => include.length === 0 || include.includes(type));
      return toPage(rows, limit, next, ({ type, id }) => hash('map', `${type}:${id}`));
    },
    events(profileId, query) {
      const { include, exclude, start, end, sort, limit, next } = query;
      const [cursorTime, cursorId] = fromEventCursor(next);
      const isAfter = sort === 'asc' ? '>=' : '<=';
      const rows = sql.all<MessageRow>(
        `SELECT event, body, demoted, message_id, source_id, timestamp FROM messages
         WHERE profile_id = ?1 AND event IS NOT NULL AND timestamp >= ?2 AND timestamp < ?3
           AND (?4 = '[]' OR event IN (SELECT value FROM json_each(?4)))
           AND event NOT IN (SELECT value FROM json_each(?5))
           AND (?6 IS NULL OR (timestamp, message_id) ${isAfter} (?6, ?7))
         ORDER BY timestamp ${sort}, message_id ${sort} LIMIT ?8`,
        profileId,
        start,
        end,
        JSON.stringify(include),
        JSON.stringify(exclude),
        cursorTime,
        cursorId,
        limit + 1,
      );
      const following = rows[limit];
      return {
        items: rows.slice(0, limit).map(toEvent),
        next: following ? toEventCursor(following.timestamp, following.message_id) : '',
      };
    },
    metadata(profileId) {
      const first = moment(profileId, 'ASC') ?? accountMoment(profileId);
      const last = moment(profileId, 'DESC') ?? first;
      if (!first || !last) return undefined;
      return {
        created_at: new Date(first.timestamp).toISOString(),
        updated_at: new Date(last.timestamp).toISOString(),
        expires_at: null,
        first_message_id: first.message_id,
        first_source_id: first.source_id,
        last_message_id: last.message_id,
        last_source_id: last.source_id,
      };
    },
  };
}

/** The ID that Segment itself gives a profile, such as `use_…`. */
export function toSegmentId(collection: Collection, profileId: number): string {
  return hash(collection === 'users' ? 'use' : 'gro', String(profileId));
}

/** Cuts a page out of a list that is complete; a cursor that no longer exists begins anew. */
export function toPage<T>(
  rows: T[],
  limit: number,
  next: string,
  keyOf: (row: T) => string,
): Page<T> {
  const begin = Math.max(0, next === '' ? 0 : rows.findIndex((row) => keyOf(row) === next));
  const following = rows[begin + limit];
  return {
    items: rows.slice(begin, begin + limit),
    next: following === undefined ? '' : keyOf(following),
  };
}

// The form of Segment's own cursor: nanoseconds and the message ID, in base64.
function toEventCursor(timestamp: number, messageId: string): string {
  return Buffer.from(`${timestamp}000000::${messageId}`).toString('base64url');
}

function fromEventCursor(cursor: string): [number | null, string | null] {
  const match = /^(-?\d+)000000::(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? [Number(match[1]), match[2] ?? ''] : [null, null];
}

function hash(prefix: string, text: string): string {
  const digest = createHash('sha256').update(text).digest('base64url');
  return `${prefix}_${digest.replaceAll(/[-_]/g, '').slice(0, 27)}`;
}
