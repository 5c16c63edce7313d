import { isRecord, profileEventsUrl, profileTraitsUrl, type Phone } from '@docent/identity';
import type { ProfileSettings } from '../settings/profile-settings.ts';

/** What a lookup came to. `unknown`: Segment has no such profile. `failed`: nobody can know. */
export type Lookup<Found> =
  | { readonly kind: 'found'; readonly value: Found }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly why: string };

/** One page of a profile's events. */
export interface EventPage {
  readonly events: readonly unknown[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: string | undefined;
}

interface EventsQuery {
  /** ISO 8601. */
  readonly start: string;
  readonly next?: string | undefined;
  readonly timeoutMs: number;
}

/** Segment's Profile API, as far as routing asks it. Nothing here rejects. */
export interface ProfileApi {
  /** Page views, latest first. */
  readEvents(phone: Phone, query: EventsQuery): Promise<Lookup<EventPage>>;
  /** The traits that decide a route. */
  readTraits(phone: Phone, timeoutMs: number): Promise<Lookup<Readonly<Record<string, unknown>>>>;
}

/** What Segment calls page calls when they are events of a profile. */
const pageEvent = 'Page Viewed';
// The most that the Profile API gives at once.
const pageSize = 100;

/**
 * Creates the one way to Segment's Profile API. Its answers say why something failed, without phone and without token.
 *
 * @example
 * const api = createProfileApi(readProfileSettings(context));
 * const { kind } = await api.readTraits(phone, 4000);
 */
export function createProfileApi(
  settings: ProfileSettings,
  send: (url: string, init: RequestInit) => Promise<Response> = globalThis.fetch,
): ProfileApi {
  const { space, docsTrait, vipTrait, lifetimeValueTrait } = settings;
  const authorization = `Basic ${Buffer.from(`${settings.token}:`).toString('base64')}`;
  const ask = (url: string, timeoutMs: number): Promise<Lookup<Record<string, unknown>>> =>
    askJson(() =>
      send(url, {
        headers: { authorization, accept: 'application/json' },
        // Nobody else may get the token, or the phone of the address.
        redirect: 'error',
        signal: AbortSignal.timeout(Math.max(1, Math.floor(timeoutMs))),
      }),
    );
  return {
    async readEvents(phone, { start, next, timeoutMs }) {
      const query = { eventNames: [pageEvent], start, limit: pageSize, sort: 'desc' } as const;
      const from = next === undefined ? '' : `&next=${encodeURIComponent(next)}`;
      const answer = await ask(`${profileEventsUrl(phone, space, query)}${from}`, timeoutMs);
      return answer.kind === 'found' ? toEventPage(answer.value) : answer;
    },
    async readTraits(phone, timeoutMs) {
      const names = [docsTrait, vipTrait, lifetimeValueTrait];
      const answer = await ask(profileTraitsUrl(phone, space, names), timeoutMs);
      if (answer.kind !== 'found') return answer;
      const { traits } = answer.value;
      return isRecord(traits) ? { kind: 'found', value: traits } : notUnderstood;
    },
  };
}

const notUnderstood = {
  kind: 'failed',
  why: 'The Profile API answered in a form that we do not know.',
} as const;

async function askJson(send: () => Promise<Response>): Promise<Lookup<Record<string, unknown>>> {
  try {
    const response = await send();
    const body: unknown = await response.json().catch((error: unknown) => {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    if (response.ok) return isRecord(body) ? { kind: 'found', value: body } : notUnderstood;
    // A proxy in between, or a wrong host, answers 404 as well: only Segment's own means that there is no profile.
    if (response.status === 404 && hasCode(body, 'not_found')) return { kind: 'unknown' };
    return { kind: 'failed', why: toSentence(response.status) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const why = isLate ? 'did not answer in time' : 'could not be reached';
    return { kind: 'failed', why: `The Profile API ${why}.` };
  }
}

function toEventPage({ data, cursor }: Record<string, unknown>): Lookup<EventPage> {
  if (!Array.isArray(data)) return notUnderstood;
  const { has_more: hasMore, next } = isRecord(cursor) ? cursor : {};
  const isMore = hasMore === true && typeof next === 'string' && next !== '';
  return { kind: 'found', value: { events: data, next: isMore ? next : undefined } };
}

function hasCode(body: unknown, code: string): boolean {
  return isRecord(body) && isRecord(body['error']) && body['error']['code'] === code;
}

function toSentence(status: number): string {
  const hint = status === 401 || status === 403 ? ' Check PROFILE_TOKEN and PROFILE_SPACE_ID.' : '';
  return `The Profile API answered ${status}.${hint}`;
}
