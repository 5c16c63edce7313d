import type { LocalSegment } from '../../../../emulator/segment/server.ts';
import { meets } from '../../../../emulator/segment/conditions.ts';
import type { TraitFacts } from '../../verdict/route-facts.ts';

const hourMs = 3_600_000;

/** What the trait with a sliding window, which flows route by, says of a phone now; `undefined` without such a trait. */
export function readTrait(
  segment: LocalSegment,
  phone: string | undefined,
): TraitFacts | undefined {
  const { config, profiles, clock } = segment;
  const setting = config.traits.find(
    ({ kind, window }) => kind === 'event_counter' && window !== undefined && 'sliding' in window,
  );
  if (!setting || phone === undefined) return undefined;
  const { key } = setting;
  const nextBatchAt = segment.nextBatchAt();
  const profile = profiles.find('users', 'phone', phone);
  if (profile === undefined) return { key, value: null, nextBatchAt, readSince: 0 };
  const now = clock.now();
  const found = profiles.traits(profile, now).find((trait) => trait.key === key)?.value;
  const computedAt = (nextBatchAt ?? now) - config.batchHours * hourMs;
  const events = profiles.events(profile, {
    include: [setting.event],
    exclude: [],
    start: computedAt + 1,
    end: now + 1,
    sort: 'desc',
    limit: 200,
    next: '',
  });
  const readSince = events.items.filter(({ properties }) =>
    meets(properties, setting.where),
  ).length;
  return { key, value: typeof found === 'number' ? found : null, nextBatchAt, readSince };
}
