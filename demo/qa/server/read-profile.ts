import type { Journey } from '../timeline/journey.ts';
import type { World } from '../world.ts';
import type { JourneyProfile } from './api.ts';
import { createProfileReader } from './profile-reader.ts';
import { parseEvents, parseIdentifiers, parseTraits } from './parse-profile.ts';
import { toProfileTraits } from './to-profile-traits.ts';

const windowMs = 48 * 3_600_000;

/** Reads what the Profile API knows of the visitor of a journey: by the phone, else by the browser's anonymous ID. */
export async function readProfile({ stack }: World, journey: Journey): Promise<JourneyProfile> {
  const { segment } = stack;
  const { phone, anonymousId } = journey;
  const nextBatchAt = segment.nextBatchAt();
  const known = { ...(phone && { phone }), nextBatchAt };
  const key = phone ? `phone:${phone}` : anonymousId && `anonymous_id:${anonymousId}`;
  const nothing = { ...known, identifiers: [], docs: [], traits: [] };
  if (!key) return nothing;
  const read = createProfileReader(segment, key);
  const start = new Date(segment.clock.now() - windowMs).toISOString();
  const [traits, identifiers, events] = await Promise.all([
    read('traits', { limit: '200', verbose: 'true' }),
    read('external_ids', { limit: '100' }),
    read('events', { limit: '100', include: 'Page Viewed', start }),
  ]);
  if (!traits || !identifiers || !events) return nothing;
  const docs = parseEvents(events);
  const { config } = segment;
  return {
    ...known,
    identifiers: parseIdentifiers(identifiers),
    docs,
    traits: toProfileTraits(parseTraits(traits), { config, nextBatchAt, lastDocAt: docs[0]?.at }),
  };
}
