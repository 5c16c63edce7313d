import type { Phone } from './phone.ts';

/** An identifier as Segment wants it in `context.externalIds`: all four keys, or it is ignored. */
export interface ExternalId {
  readonly id: string;
  readonly type: string;
  readonly collection: 'users';
  readonly encoding: 'none';
}

/** Where profiles are looked up. */
export interface ProfileSpace {
  /** Origin of the Profile API, such as `https://profiles.segment.com`. */
  readonly host: string;
  readonly spaceId: string;
  /** The identifier's name in the customer's identity-resolution settings. `phone` by default. */
  readonly identifier?: string;
}

/** Which events of a profile to ask for. */
export interface ProfileEventsQuery {
  readonly eventNames: readonly string[];
  /** Oldest moment to include, ISO 8601. */
  readonly start: string;
  readonly limit?: number;
  readonly sort?: 'asc' | 'desc';
}

const defaultIdentifier = 'phone';

/**
 * The external ID that every Segment message carries for this phone.
 *
 * @param type - The identifier's name in the identity-resolution settings.
 * @example
 * analytics.page('Docs', document.title, {}, { externalIds: [toExternalId(phone)] });
 */
export function toExternalId(phone: Phone, type: string = defaultIdentifier): ExternalId {
  return { id: phone, type, collection: 'users', encoding: 'none' };
}

/**
 * The address of a phone's profile; its resources (`/traits`, `/events`) follow it.
 *
 * @example
 * profileUrl(phone, { host: 'https://profiles.segment.com', spaceId: 'spa_1' });
 * // https://profiles.segment.com/v1/spaces/spa_1/collections/users/profiles/phone:%2B14155552671
 */
export function profileUrl(phone: Phone, space: ProfileSpace): string {
  const { host, spaceId, identifier = defaultIdentifier } = space;
  const key = `${encodeURIComponent(identifier)}:${encodeURIComponent(phone)}`;
  const origin = host.replace(/\/+$/, '');
  return `${origin}/v1/spaces/${encodeURIComponent(spaceId)}/collections/users/profiles/${key}`;
}

/**
 * The address of the named traits of a phone's profile. Naming them avoids the API's pages, which
 * may end before the trait.
 *
 * @example
 * profileTraitsUrl(phone, space, ['docs_last_2_days', 'vip']);
 */
export function profileTraitsUrl(
  phone: Phone,
  space: ProfileSpace,
  traitNames: readonly string[],
): string {
  return `${profileUrl(phone, space)}/traits?include=${encodeList(traitNames)}`;
}

/**
 * The address of a phone's events since a moment.
 *
 * @example
 * profileEventsUrl(phone, space, { eventNames: ['Page Viewed'], start: '2026-11-20T10:00:00Z' });
 */
export function profileEventsUrl(
  phone: Phone,
  space: ProfileSpace,
  { eventNames, start, limit, sort }: ProfileEventsQuery,
): string {
  const query = [`include=${encodeList(eventNames)}`, `start=${encodeURIComponent(start)}`];
  if (limit !== undefined) query.push(`limit=${limit}`);
  if (sort) query.push(`sort=${sort}`);
  return `${profileUrl(phone, space)}/events?${query.join('&')}`;
}

function encodeList(names: readonly string[]): string {
  return names.map(encodeURIComponent).join(',');
}
