import type { Phone } from '@docent/identity';
import type { ProfileSettings } from '../settings/profile-settings.ts';
import { countDocs, type CountedDocs } from './count-docs.ts';
import type { Lookup, ProfileApi } from './profile-api.ts';
import { readTraits, type PersonTraits } from './read-traits.ts';

/** Docs that were counted; not whole when there are further pages that were not read. */
export type DocsRead = CountedDocs & { readonly isWhole: boolean };

/** What Segment says of a phone. */
export interface ProfileReport {
  readonly docs: Lookup<DocsRead>;
  readonly traits: Lookup<PersonTraits>;
  /** How many requests it took. */
  readonly asked: number;
}

/** What is asked, and how long. */
export interface ProfileQuestion {
  readonly phone: Phone;
  /** The earliest time that counts, in ms since 1970. */
  readonly since: number;
  /** From how many docs on nobody needs to know how many more there are. */
  readonly docsFrom: number;
  /** What is left of the time, in ms. */
  readonly leftMs: () => number;
}

/** With less time than this left, a request would only be cut off. */
export const shortestRequestMs = 250;

// 1,000 page views in two days, none of them of a doc: no reader of docs, or no person.
const mostPages = 10;

/**
 * Asks Segment for the docs and the traits of a phone, both at once. What the report before has found of traits is not
 * asked again: they change within hours, not within seconds.
 *
 * @example
 * const report = await askProfile({ phone, since, docsFrom: 1, leftMs }, { api, settings });
 */
export async function askProfile(
  question: ProfileQuestion,
  tools: { readonly api: ProfileApi; readonly settings: ProfileSettings },
  before?: ProfileReport,
): Promise<ProfileReport> {
  const { api, settings } = tools;
  const isKnown = before?.traits.kind === 'found';
  const [{ docs, asked }, traits] = await Promise.all([
    readDocs(question, tools),
    isKnown ? before.traits : readPerson(question, api, settings),
  ]);
  return { docs, traits, asked: (before?.asked ?? 0) + asked + (isKnown ? 0 : 1) };
}

async function readPerson(
  { phone, leftMs }: ProfileQuestion,
  api: ProfileApi,
  settings: ProfileSettings,
): Promise<Lookup<PersonTraits>> {
  const traits = await api.readTraits(phone, leftMs());
  return traits.kind === 'found'
    ? { kind: 'found', value: readTraits(traits.value, settings) }
    : traits;
}

async function readDocs(
  { phone, since, docsFrom, leftMs }: ProfileQuestion,
  {
    api,
    settings: { docsCategory },
  }: { readonly api: ProfileApi; readonly settings: ProfileSettings },
): Promise<{ docs: Lookup<DocsRead>; asked: number }> {
  const start = new Date(since).toISOString();
  let read: DocsRead = { count: 0, docs: [], isWhole: false };
  let next: string | undefined;
  for (let asked = 1; ; asked += 1) {
    const page = await api.readEvents(phone, { start, next, timeoutMs: leftMs() });
    if (page.kind !== 'found')
      return { docs: asked === 1 ? page : { kind: 'found', value: read }, asked };
    read = addPage(read, countDocs(page.value.events, { category: docsCategory, since }));
    next = page.value.next;
    if (next === undefined)
      return { docs: { kind: 'found', value: { ...read, isWhole: true } }, asked };
    const isEnough = read.count >= docsFrom || asked === mostPages || leftMs() < shortestRequestMs;
    if (isEnough) return { docs: { kind: 'found', value: read }, asked };
  }
}

function addPage(read: DocsRead, { count, docs }: CountedDocs): DocsRead {
  return { count: read.count + count, docs: [...read.docs, ...docs], isWhole: false };
}
