import type { ProfileSettings } from '../../settings/profile-settings.ts';
import { findProfile } from '../find-profile.ts';
import type { EventPage, Lookup, ProfileApi } from '../profile-api.ts';
import { parseProfileRequest } from '../profile-request.ts';

export const phone = '+14155552671';
export const noon = Date.parse('2026-11-22T12:00:00.000Z');

export const settings: ProfileSettings = {
  space: { host: 'https://profiles.example.com', spaceId: 'spa_1', identifier: 'phone' },
  token: 'profile-token-that-nobody-may-see',
  docsTrait: 'docs_last_2_days',
  docsCategory: 'Docs',
  docsHours: 48,
  vipTrait: 'vip',
  lifetimeValueTrait: 'lifetime_value',
};

export const unknown = { kind: 'unknown' } as const;
const late = { kind: 'failed', why: 'The Profile API did not answer in time.' } as const;
export const failed = { kind: 'failed', why: 'The Profile API answered 503.' } as const;

/** Docs with these names, each viewed an hour before noon, as events of a profile. */
export function page(names: readonly string[], next?: string): Lookup<EventPage> {
  const timestamp = new Date(noon - 3_600_000).toISOString();
  const events = names.map((name) => ({
    event: 'Page Viewed',
    timestamp,
    properties: { category: 'Docs', title: name, url: `https://docs.example.com/${name}` },
  }));
  return { kind: 'found', value: { events, next } };
}

export function traits(value: Record<string, unknown>): Lookup<Record<string, unknown>> {
  return { kind: 'found', value };
}

/** The trail of a page, as Studio hands it on. */
export function trail(...names: string[]): string {
  const viewed_at = new Date(noon - 60_000).toISOString();
  const docs = names.map((name) => ({
    title: name,
    url: `https://docs.example.com/${name}`,
    viewed_at,
  }));
  return JSON.stringify(docs);
}

interface Plan {
  /** What `readEvents` answers, one after the other; the last again and again. */
  readonly events: readonly [Lookup<EventPage>, ...Lookup<EventPage>[]];
  readonly traits?: readonly [
    Lookup<Record<string, unknown>>,
    ...Lookup<Record<string, unknown>>[],
  ];
  /** How long each request takes, by the clock of the test. */
  readonly requestMs?: number;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Asks for a profile by a clock that only requests and waits move. */
export async function ask({ events, traits: given, requestMs = 0, fields = {} }: Plan) {
  let now = noon;
  const logged: string[] = [];
  const waits: number[] = [];
  const calls: { what: string; timeoutMs: number; next?: string | undefined }[] = [];
  const eventAnswers = createQueue(events);
  const traitAnswers = createQueue(given ?? [traits({})]);
  const api: ProfileApi = {
    async readEvents(_, { timeoutMs, next }) {
      calls.push({ what: 'events', timeoutMs, next });
      // Later than the request that is made beside it.
      await Promise.resolve();
      now += Math.min(requestMs, timeoutMs);
      return requestMs < timeoutMs ? eventAnswers() : late;
    },
    async readTraits(_, timeoutMs) {
      calls.push({ what: 'traits', timeoutMs });
      return traitAnswers();
    },
  };
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  const surroundings = { now: () => now, log: (line: string) => void logged.push(line) };
  const request = parseProfileRequest({ phone, channel: 'web', ...fields });
  const answer = await findProfile(request, { api, settings, surroundings, wait });
  return { answer, waits, calls, logged, tookMs: now - noon };
}

function createQueue<T>([first, ...rest]: readonly [T, ...T[]]): () => T {
  let current = first;
  const next = [first, ...rest].values();
  return () => (current = next.next().value ?? current);
}
