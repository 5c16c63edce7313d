import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Clock } from './clock.ts';
import type { SegmentConfig } from './config.ts';
import {
  toPage,
  toSegmentId,
  type Collection,
  type EventRow,
  type Page,
  type Profiles,
} from './profiles.ts';
import {
  ProfileApiError,
  readClass,
  readList,
  readNames,
  readSort,
  readTime,
  readToken,
} from './profile-api-query.ts';
import { createRateLimit } from './rate-limit.ts';
import type { TraitValue } from './trait-store.ts';

interface Services {
  config: SegmentConfig;
  profiles: Profiles;
  clock: Clock;
}

interface Target {
  collection: Collection;
  profileId: number;
  resource: string;
  /** The address of this list without its query, as the cursor tells it. */
  path: string;
}

const route = /^\/v1\/spaces\/([^/]+)\/collections\/([^/]+)\/profiles\/([^/]+)\/([^/]+)$/;
const historyMs = 14 * 86_400_000;

/**
 * The Profile API: `GET /v1/spaces/{space}/collections/{users|accounts}/profiles/{type}:{value}/{resource}`. For servers
 * only: it has no CORS, as in the cloud.
 * @see https://segment.com/docs/unify/profile-api/
 */
export function createProfileApi({ config, profiles, clock }: Services): Hono {
  const app = new Hono();
  const tokens = new Set(config.space.profileTokens);
  const isTooMuch = createRateLimit(config.space.requestsPerSecond);

  function findTarget(c: Context): Target {
    if (!tokens.has(readToken(c))) {
      throw new ProfileApiError(401, 'authentication_error', 'No valid Access Token provided.');
    }
    if (isTooMuch()) {
      throw new ProfileApiError(
        429,
        'rate_limit_error',
        'Too many requests hit the API too quickly.',
      );
    }
    const { pathname } = new URL(c.req.raw.url);
    const [, space, collection = '', identifier = '', resource = ''] = route.exec(pathname) ?? [];
    if (space !== config.space.id)
      throw new ProfileApiError(404, 'not_found', 'Space was not found.');
    if (collection !== 'users' && collection !== 'accounts') {
      const wrong = /[^a-z]/.exec(collection)?.[0];
      throw wrong
        ? new ProfileApiError(
            400,
            'validation_error',
            `The parameter \`collection\` has invalid character(s) \`${wrong}\``,
          )
        : new ProfileApiError(404, 'not_found', 'Collection was not found.');
    }
    if (!resources.has(resource))
      throw new ProfileApiError(404, 'not_found', 'Resource was not found.');
    const profileId = findProfile(collection, identifier);
    return { collection, profileId, resource, path: pathname };
  }

  function findProfile(collection: Collection, identifier: string): number {
    // As in the cloud: a plus that is not written %2B makes the request fail, rather than finding nobody.
    if (identifier.includes('+')) {
      throw new ProfileApiError(
        500,
        'internal_error',
        'Internal server error. Escape the plus sign as %2B.',
      );
    }
    const [type = '', ...rest] = decode(identifier).split(':');
    if (rest.length === 0) {
      throw new ProfileApiError(
        400,
        'validation_error',
        'The identifier has the form `type:value`.',
      );
    }
    const profileId = profiles.find(collection, type, rest.join(':'));
    if (profileId === undefined)
      throw new ProfileApiError(404, 'not_found', 'Profile was not found.');
    return profileId;
  }

  const resources = new Map<string, (c: Context, target: Target) => unknown>([
    [
      'traits',
      (c, { profileId, path }) => {
        const { include, limit, next } = readList(c, 10, 200);
        const kind = readClass(c);
        const rows = profiles
          .traits(profileId, clock.now())
          .filter(({ key }) => include.length === 0 || include.includes(key))
          .filter(({ computed }) => kind === undefined || (kind === 'computed_trait' && computed));
        const page = toPage(rows, limit, next, ({ key }) => key);
        const show = c.req.query('verbose') === 'true' ? toVerbose : toPlain;
        const traits = Object.fromEntries(page.items.map((row) => [row.key, show(row)]));
        return { traits, cursor: toCursor(c, path, page, limit) };
      },
    ],
    [
      'external_ids',
      (c, { collection, profileId, path }) => {
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
      },
    ],
    [
      'events',
      (c, { collection, profileId, path }) => {
        const list = readList(c, 20, 100);
        const page = profiles.events(profileId, {
          ...list,
          exclude: readNames(c, 'exclude'),
          start: Math.max(readTime(c, 'start') ?? 0, clock.now() - historyMs),
          end: readTime(c, 'end') ?? Number.MAX_SAFE_INTEGER,
          sort: readSort(c),
        });
        const segmentId = toSegmentId(collection, profileId);
        return {
          data: page.items.map((row) => toEvent(row, segmentId)),
          cursor: toCursor(c, path, page, list.limit),
        };
      },
    ],
    ['metadata', (_, { profileId }) => ({ metadata: profiles.metadata(profileId) })],
  ]);

  app.all('*', (c) => {
    c.header('Request-Id', randomUUID());
    try {
      if (c.req.method !== 'GET')
        throw new ProfileApiError(405, 'invalid_request_error', 'The Profile API only reads.');
      const target = findTarget(c);
      return c.json(resources.get(target.resource)?.(c, target) as object);
    } catch (error) {
      if (!(error instanceof ProfileApiError)) throw error;
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
  });
  return app;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ProfileApiError(400, 'validation_error', 'The identifier is not properly escaped.');
  }
}

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
