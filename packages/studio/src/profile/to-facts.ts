import type { ProfileReport } from './ask-profile.ts';
import type { RouteFacts } from './policy.ts';
import type { Lookup } from './profile-api.ts';

interface KnownOfVisitor {
  /** Undefined where there was no phone to ask for. */
  readonly report: ProfileReport | undefined;
  /** How many docs the visitor's page tells of. */
  readonly trailCount: number;
  readonly docsFrom: number;
  readonly hours: number;
}

/**
 * Joins what Segment says and what the visitor's page says. The trail counts only where Segment knows of too few docs,
 * and only of a visitor with a phone.
 *
 * @example
 * decideRoute(toFacts({ report, trailCount: 2, docsFrom: 1, hours: 48 }), policy);
 */
export function toFacts({ report, trailCount, docsFrom, hours }: KnownOfVisitor): RouteFacts {
  if (!report) return { profile: 'no-phone', docs: { ...noDocs, hours }, worth: undefined };
  const profile = toProfile(report);
  const counted = profile === 'unknown' ? noDocs : countBoth(report);
  const isTrailNeeded = counted.count < docsFrom && trailCount > counted.count;
  const docs = isTrailNeeded
    ? { ...counted, count: trailCount, source: 'trail' as const }
    : counted;
  return { profile, docs: { ...docs, hours }, worth: toWorth(report, profile) };
}

type Docs = Omit<RouteFacts['docs'], 'hours'>;

const noDocs: Docs = { count: 0, isWhole: true, source: 'none' };

function toProfile({ docs, traits }: ProfileReport): RouteFacts['profile'] {
  const kinds = [docs.kind, traits.kind];
  if (kinds.includes('found')) return 'known';
  // One clear "no such profile" is an answer, whatever happened to the other request.
  return kinds.includes('unknown') ? 'unknown' : 'no-answer';
}

/** The larger of what events and the computed trait say: the trait lags by hours, and may count what we do not. */
function countBoth({ docs, traits }: ProfileReport): Docs {
  const events = docs.kind === 'found' ? docs.value : undefined;
  const trait = traits.kind === 'found' ? traits.value.docs : 0;
  const isWhole = isAnswered(docs) && isAnswered(traits) && (events?.isWhole ?? true);
  if (trait > (events?.count ?? 0)) return { count: trait, isWhole, source: 'trait' };
  return { count: events?.count ?? 0, isWhole, source: events ? 'events' : 'none' };
}

function isAnswered({ kind }: Lookup<unknown>): boolean {
  return kind !== 'failed';
}

function toWorth({ traits }: ProfileReport, profile: RouteFacts['profile']): RouteFacts['worth'] {
  if (traits.kind === 'found') return traits.value;
  return traits.kind === 'unknown' || profile === 'unknown'
    ? { vip: false, lifetimeValue: 0 }
    : undefined;
}
