import type { Context } from 'hono';

/** The codes of the Profile API's errors. @see https://segment.com/docs/unify/profile-api/#errors */
export type ProfileApiErrorCode =
  | 'authentication_error'
  | 'invalid_request_error'
  | 'rate_limit_error'
  | 'validation_error'
  | 'not_found'
  | 'internal_error';

/** An answer other than 200, in the form of the Profile API. */
export class ProfileApiError extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 405 | 429 | 500,
    readonly code: ProfileApiErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The access token: the user name of basic authentication. */
export function readToken(c: Context): string {
  const basic = /^Basic (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return Buffer.from(basic, 'base64').toString().split(':')[0] ?? '';
}

/** A comma-separated list of names. */
export function readNames(c: Context, name: string): string[] {
  return (c.req.query(name) ?? '').split(',').filter((part) => part !== '');
}

/** What every list takes: `include`, `limit` and the cursor `next`. */
export function readList(c: Context, byDefault: number, max: number) {
  const asked = c.req.query('limit');
  const limit = asked === undefined ? byDefault : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > max) {
    throw invalid('limit', `a number between 1 and ${max}`);
  }
  return { include: readNames(c, 'include'), limit, next: c.req.query('next') ?? '' };
}

export function readClass(c: Context): 'audience' | 'computed_trait' | undefined {
  const kind = c.req.query('class');
  if (kind === undefined || kind === 'audience' || kind === 'computed_trait') return kind;
  throw invalid('class', '`audience` or `computed_trait`');
}

export function readSort(c: Context): 'asc' | 'desc' {
  const sort = c.req.query('sort') ?? 'desc';
  if (sort === 'asc' || sort === 'desc') return sort;
  throw invalid('sort', '`asc` or `desc`');
}

/** A time in ISO 8601, in ms since 1970. */
export function readTime(c: Context, name: string): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  throw invalid(name, 'a time in ISO 8601');
}

function invalid(name: string, wanted: string): ProfileApiError {
  return new ProfileApiError(
    400,
    'invalid_request_error',
    `The parameter \`${name}\` is ${wanted}.`,
  );
}
