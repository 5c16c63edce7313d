import type { Verdict } from '../verdict.ts';
import { toClockTime } from '../words/clock-time.ts';
import { toCount } from '../words/plural.ts';
import type { ProfileLookup, RouteFacts, TraitFacts } from './route-facts.ts';

type Lookup = Extract<ProfileLookup, { by: 'api' }>;

/** Why a flow that asks the Profile API itself went where it went. */
export function explainApi(
  lookup: Lookup,
  route: RouteFacts,
): Pick<Verdict, 'outcome' | 'sentence' | 'reason'> {
  const isPerson = route.person !== undefined;
  const isDecided = isPerson || route.botAnswers > 0 || route.status !== 'active';
  const { sentence, reason } = toWhy(lookup, route.trait);
  if (!isDecided)
    return { outcome: 'deciding', sentence: `The flow is deciding: ${sentence}.`, reason };
  const who = isPerson ? 'Sent to a person' : 'Sent to the bot';
  return { outcome: isPerson ? 'person' : 'bot', sentence: `${who} because ${sentence}.`, reason };
}

function toWhy({ status, value }: Lookup, trait: TraitFacts | undefined) {
  if (status === 404)
    return { sentence: 'Segment knows nobody with this phone (404)', reason: 'unknown-profile' };
  if (status < 200 || status > 299) {
    const how = status === 0 ? 'did not answer' : `answered ${status}`;
    return { sentence: `the profile service ${how}: we cannot know`, reason: 'no-answer' };
  }
  const key = trait?.key ?? 'docs_last_2_days';
  if (value === null)
    return {
      sentence: `the profile has no trait ${key} yet${toLag(trait)}`,
      reason: 'nothing-read',
    };
  return {
    sentence: `the trait ${key} says ${value}${value > 0 ? '' : toLag(trait)}`,
    reason: value > 0 ? 'docs-read' : 'nothing-read',
  };
}

/** ` (2 docs were read since it was computed; it is computed next at 14:00)` */
function toLag(trait: TraitFacts | undefined): string {
  if (!trait || trait.readSince === 0) return '';
  const verb = trait.readSince === 1 ? 'was' : 'were';
  const read = `${toCount(trait.readSince, 'doc')} ${verb} read since it was computed`;
  if (trait.nextBatchAt === null) return ` (${read})`;
  return ` (${read}; it is computed next at ${toClockTime(trait.nextBatchAt)})`;
}
