import type { Journey } from '../timeline/journey.ts';
import type { World } from '../world.ts';
import { HubError } from './hub-error.ts';

/** The journey of a number or key. Throws a {@link HubError}, which does not repeat the key: it may be a phone. */
export function findJourney({ timeline }: Pick<World, 'timeline'>, key: string): Journey {
  const journey = timeline.journey(key);
  if (journey) return journey;
  throw new HubError(404, 'There is no such journey. GET …/journeys lists those there are.');
}
