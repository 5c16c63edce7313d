import type { RouteFacts, RouteReason, RoutingPolicy } from './policy.ts';

const sources = {
  events: ', counted from events',
  trait: ', by the computed trait',
  trail: ", by the trail of the visitor's page",
  none: '',
} as const;

type Tell = (facts: RouteFacts, policy: RoutingPolicy) => string;

const sentences: Readonly<Record<RouteReason, Tell>> = {
  'docs-read': tellDocs,
  vip: tellWorth,
  'lifetime-value': tellWorth,
  'docs-and-value': (facts) => `${tellDocs(facts)} ${tellWorth(facts)}`,
  'nothing-read': (facts, { docsFrom }) =>
    facts.docs.count > 0 ? `${tellDocs(facts)} ${docsFrom} are asked for.` : tellDocs(facts),
  'not-valued': (_, { lifetimeValueFrom: from }) =>
    from > 0 ? `Is no VIP, and the lifetime value is below ${from}.` : 'Is no VIP.',
  'unknown-profile': () => 'Segment knows nobody with this phone.',
  'no-answer': () => 'Segment gave no full answer, so it is not known who should take this chat.',
  'no-phone': () => 'There is no phone to look up.',
};

/**
 * Says in plain words why a route was chosen, for an agent or an inspector. No phone is in it.
 *
 * @example
 * explain('docs-read', facts, policy); // 'Read 3 docs in the last 48 hours, counted from events.'
 */
export function explain(reason: RouteReason, facts: RouteFacts, policy: RoutingPolicy): string {
  return sentences[reason](facts, policy);
}

function tellDocs({ docs: { count, source, hours } }: RouteFacts): string {
  const what = count === 0 ? 'no docs' : count === 1 ? '1 doc' : `${count} docs`;
  return `Read ${what} in the last ${hours} hours${sources[source]}.`;
}

function tellWorth({ worth }: RouteFacts): string {
  return worth?.vip ? 'Is a VIP.' : `The lifetime value is ${worth?.lifetimeValue ?? 0}.`;
}
