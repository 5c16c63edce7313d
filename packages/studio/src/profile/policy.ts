import { explain } from './explain.ts';

/** Which criteria lead to a person: docs read lately, worth (VIP or lifetime value), one of them, or both. */
export const policyNames = ['docs', 'vip', 'docs-or-vip', 'docs-and-vip'] as const;

/** Who gets a person: data, which stands in the flow. */
export interface RoutingPolicy {
  readonly name: (typeof policyNames)[number];
  /** How many docs are enough. */
  readonly docsFrom: number;
  /** Which lifetime value is enough; 0 when it does not count. */
  readonly lifetimeValueFrom: number;
}

/** What is known of a visitor when the route is chosen. */
export interface RouteFacts {
  readonly profile: 'known' | 'unknown' | 'no-answer' | 'no-phone';
  readonly docs: {
    readonly count: number;
    /** False when there may be more than were counted. */
    readonly isWhole: boolean;
    readonly source: 'events' | 'trait' | 'trail' | 'none';
    /** How far back they count. */
    readonly hours: number;
  };
  /** Undefined when it could not be found out. */
  readonly worth: { readonly vip: boolean; readonly lifetimeValue: number } | undefined;
}

/** Why somebody gets whom they get. */
export type RouteReason =
  | 'docs-read'
  | 'vip'
  | 'lifetime-value'
  | 'docs-and-value'
  | 'nothing-read'
  | 'not-valued'
  | 'unknown-profile'
  | 'no-answer'
  | 'no-phone';

/** A route, and why. */
export interface RouteDecision {
  readonly route: 'person' | 'bot';
  readonly reason: RouteReason;
  /** Why, in words for an agent. */
  readonly explanation: string;
}

/** True, false, or undefined when nobody can know. */
type Verdict = boolean | undefined;

/**
 * Chooses who answers. What decides and could not be found out leads to a person: somebody who has read the docs must
 * not get the bot because a server was down.
 *
 * @example
 * decideRoute(facts, { name: 'docs', docsFrom: 1, lifetimeValueFrom: 0 }).route; // 'person'
 */
export function decideRoute(facts: RouteFacts, policy: RoutingPolicy): RouteDecision {
  const verdicts = {
    hasRead: judgeDocs(facts, policy),
    isWorthy: judgeWorth(facts, policy),
  };
  const verdict = facts.profile === 'no-phone' ? false : combine(verdicts, policy);
  const reason = toReason(facts, { ...verdicts, verdict }, policy);
  const route = verdict === false ? 'bot' : 'person';
  return { route, reason, explanation: explain(reason, facts, policy) };
}

function judgeDocs({ docs }: RouteFacts, { docsFrom }: RoutingPolicy): Verdict {
  if (docs.count >= docsFrom) return true;
  return docs.isWhole ? false : undefined;
}

function judgeWorth({ worth }: RouteFacts, { lifetimeValueFrom }: RoutingPolicy): Verdict {
  if (!worth) return undefined;
  return worth.vip || (lifetimeValueFrom > 0 && worth.lifetimeValue >= lifetimeValueFrom);
}

interface Verdicts {
  readonly hasRead: Verdict;
  readonly isWorthy: Verdict;
}

function combine({ hasRead, isWorthy }: Verdicts, { name }: RoutingPolicy): Verdict {
  if (name === 'docs') return hasRead;
  if (name === 'vip') return isWorthy;
  const both = [hasRead, isWorthy];
  // One yes is enough for "or", and one no for "and".
  const decisive = name === 'docs-or-vip';
  if (both.includes(decisive)) return decisive;
  return both.includes(undefined) ? undefined : !decisive;
}

function toReason(
  { profile, worth }: RouteFacts,
  { hasRead, isWorthy, verdict }: Verdicts & { readonly verdict: Verdict },
  { name }: RoutingPolicy,
): RouteReason {
  if (profile === 'no-phone') return 'no-phone';
  if (verdict === undefined) return 'no-answer';
  const doDocsCount = name !== 'vip';
  if (!verdict) {
    if (profile === 'unknown' && !(doDocsCount && hasRead)) return 'unknown-profile';
    return doDocsCount && hasRead === false ? 'nothing-read' : 'not-valued';
  }
  const isByDocs = doDocsCount && hasRead === true;
  const isByWorth = name !== 'docs' && isWorthy === true;
  if (isByDocs) return isByWorth ? 'docs-and-value' : 'docs-read';
  return worth?.vip ? 'vip' : 'lifetime-value';
}
