import type { Journey } from '../../../timeline/journey.ts';

/** The journey with this number, or with this as one of its keys. */
export function findJourney(
  journeys: ReadonlyMap<number, Journey>,
  key: string | null,
): Journey | undefined {
  if (key === null) return undefined;
  return journeys.get(Number(key)) ?? [...journeys.values()].find(({ keys }) => keys.includes(key));
}

/** What a link to a journey holds: a key that it keeps when it merges with another. */
export function toJourneyKey({ id, keys }: Journey): string {
  return keys[0] ?? String(id);
}

/** The one that moved last comes first. */
export function listJourneys(journeys: ReadonlyMap<number, Journey>): Journey[] {
  return [...journeys.values()].toSorted((a, b) => b.lastAt - a.lastAt || b.id - a.id);
}
