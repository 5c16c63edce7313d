import * as v from 'valibot';
import type { JourneyProfile } from './api.ts';

const time = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse));
const traits = v.object({
  traits: v.record(
    v.string(),
    v.object({ value: v.unknown(), source_id: v.string(), updated_at: time }),
  ),
});
const identifiers = v.object({ data: v.array(v.object({ type: v.string(), id: v.string() })) });
const views = v.object({
  data: v.array(v.object({ timestamp: time, properties: v.record(v.string(), v.unknown()) })),
});

/** A trait as the Profile API tells it. */
export interface ReadTrait {
  readonly key: string;
  readonly value: unknown;
  readonly sourceId: string;
  /** ms since 1970 */
  readonly updatedAt: number;
}

/** Reads an answer of `/traits?verbose=true`. Throws where it is none. */
export function parseTraits(body: unknown): ReadTrait[] {
  return Object.entries(v.parse(traits, body).traits).map(([key, trait]) => ({
    key,
    value: trait.value,
    sourceId: trait.source_id,
    updatedAt: trait.updated_at,
  }));
}

/** Reads an answer of `/external_ids`. Throws where it is none. */
export function parseIdentifiers(body: unknown): JourneyProfile['identifiers'] {
  return v.parse(identifiers, body).data.map(({ type, id }) => ({ type, id }));
}

/** Reads the docs out of an answer of `/events`, newest first. Throws where it is none. */
export function parseEvents(body: unknown): JourneyProfile['docs'] {
  return v
    .parse(views, body)
    .data.filter(({ properties }) => properties['category'] === 'Docs')
    .map(({ timestamp, properties: { title, url } }) => ({
      title: typeof title === 'string' ? title : 'Without a title',
      url: typeof url === 'string' ? url : '',
      at: timestamp,
    }))
    .toSorted((a, b) => b.at - a.at);
}
