import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Clock } from '../shared/clock.ts';
import type { SegmentConfig } from './config.ts';
import { ProfileApiError, readToken } from './profile-api-query.ts';
import { profileResources } from './profile-resources.ts';
import type { Collection, Profiles } from './profiles.ts';
import { createRateLimit } from '../shared/rate-limit.ts';

interface Services {
  config: SegmentConfig;
  profiles: Profiles;
  clock: Clock;
}

const route = /^\/v1\/spaces\/([^/]+)\/collections\/([^/]+)\/profiles\/([^/]+)\/([^/]+)$/;

/**
 * The Profile API: `GET /v1/spaces/{space}/collections/{users|accounts}/profiles/{type}:{value}/{resource}`. For servers
 * only: it has no CORS, as in the cloud.
 * @see https://segment.com/docs/unify/profile-api/
 */
export function createProfileApi({ config, profiles, clock }: Services): Hono {
  const app = new Hono();
  const tokens = new Set(config.space.profileTokens);
  const isTooMuch = createRateLimit(config.space.requestsPerSecond);

  function answer(c: Context): object {
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
    const answerResource = profileResources.get(resource);
    if (!answerResource) throw new ProfileApiError(404, 'not_found', 'Resource was not found.');
    const profileId = findProfile(collection, identifier);
    const now = clock.now();
    return answerResource(c, { profiles, collection, profileId, path: pathname, now });
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

  app.all('*', (c) => {
    c.header('Request-Id', randomUUID());
    try {
      if (c.req.method !== 'GET')
        throw new ProfileApiError(405, 'invalid_request_error', 'The Profile API only reads.');
      return c.json(answer(c));
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
