import type { AttributeDoc } from '@docent/identity';
import type { Surroundings } from '../chat/ports.ts';
import type { ProfileSettings } from '../settings/profile-settings.ts';
import {
  askProfile,
  shortestRequestMs,
  type ProfileQuestion,
  type ProfileReport,
} from './ask-profile.ts';
import type { PhoneUsed } from './choose-phone.ts';
import { decideRoute, type RouteDecision, type RouteFacts } from './policy.ts';
import type { ProfileApi } from './profile-api.ts';
import type { ProfileRequest } from './profile-request.ts';
import { docsToTell, recentDocs } from './recent-docs.ts';
import { toFacts } from './to-facts.ts';

/** What the flow is told: every key every time, because Studio keeps what an earlier answer of a widget said. */
export interface ProfileAnswer extends RouteDecision {
  readonly found: boolean;
  readonly docs_last_2_days: number;
  /** What was read, latest first, by the profile or else by the visitor's page. For the agent. */
  readonly last_docs: readonly AttributeDoc[];
  /** What the bot may know of: a profile's docs only where the visitor has proved whose profile it is. */
  readonly bot_docs: readonly AttributeDoc[];
  readonly vip: boolean;
  readonly lifetime_value: number;
  readonly source: RouteFacts['docs']['source'];
  readonly phone_used: PhoneUsed;
  /** How many requests were made to Segment. */
  readonly asked: number;
}

interface ProfileTools {
  readonly api: ProfileApi;
  readonly settings: ProfileSettings;
  readonly surroundings: Pick<Surroundings, 'now' | 'log'>;
  /** Resolves after so many ms. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** How long all of it may take; Studio itself waits ten seconds. */
export const budgetMs = 4000;

// What a page has just sent needs a moment until it is in the profile; these together stay within the budget.
const pausesMs = [300, 700, 1500];

/**
 * Finds out what is known of a visitor, and who answers: events first, then the computed trait, then the trail of the
 * visitor's page. Never rejects because of Segment: what could not be found out is in the answer.
 *
 * @example
 * const { route, explanation } = await findProfile(parseProfileRequest(body), tools);
 */
export async function findProfile(
  request: ProfileRequest,
  tools: ProfileTools,
): Promise<ProfileAnswer> {
  const { docsHours } = tools.settings;
  const now = tools.surroundings.now();
  const since = now - docsHours * 3_600_000;
  const trail = recentDocs(request.trail, { since, now });
  const { phone, used } = request.phone;
  const { docsFrom } = request.policy;
  const leftMs = (): number => now + budgetMs - tools.surroundings.now();
  const question = phone && { phone, since, docsFrom, leftMs };
  const report = question && (await askUntilClear(question, { ...tools, request, trail }));
  const facts = toFacts({ report, trailCount: trail.length, docsFrom, hours: docsHours });
  const docs = report?.docs.kind === 'found' ? report.docs.value.docs : [];
  const known = docsToTell(docs.length > 0 ? docs : trail);
  return {
    found: facts.profile === 'known',
    docs_last_2_days: facts.docs.count,
    last_docs: known,
    bot_docs: request.verified ? known : docsToTell(trail),
    vip: facts.worth?.vip ?? false,
    lifetime_value: facts.worth?.lifetimeValue ?? 0,
    source: facts.docs.source,
    ...decideRoute(facts, request.policy),
    phone_used: used,
    asked: report?.asked ?? 0,
  };
}

interface AskTools extends ProfileTools {
  readonly request: ProfileRequest;
  readonly trail: readonly AttributeDoc[];
}

/** Asks again while the page tells of docs that the profile does not have yet, and there is time. */
async function askUntilClear(question: ProfileQuestion, tools: AskTools): Promise<ProfileReport> {
  let report = await askProfile(question, tools);
  logFailures(report, tools);
  for (const pauseMs of pausesMs) {
    const isInTime = pauseMs + shortestRequestMs <= question.leftMs();
    if (!isInTime || !isBehind(report, tools)) break;
    await tools.wait(pauseMs);
    const next = await askProfile(question, tools, report);
    logFailures(next, tools);
    report = keepBetter(report, next);
    if (hasFailed(next)) break;
  }
  return report;
}

/** Whether the profile is clearly behind the page. What has failed is not asked again: a person takes the chat. */
function isBehind(report: ProfileReport, { request: { policy }, trail }: AskTools): boolean {
  if (hasFailed(report) || trail.length === 0) return false;
  const { profile, docs: counted } = toFacts({ report, trailCount: 0, docsFrom: 1, hours: 0 });
  const doDocsDecide = policy.name !== 'vip';
  const isTooFew = counted.count < policy.docsFrom && counted.count < trail.length;
  return profile === 'unknown' || (doDocsDecide && isTooFew);
}

function hasFailed({ docs, traits }: ProfileReport): boolean {
  return docs.kind === 'failed' || traits.kind === 'failed';
}

/** A request that fails late does not undo what an earlier one has told. */
function keepBetter(before: ProfileReport, after: ProfileReport): ProfileReport {
  return {
    docs: after.docs.kind === 'failed' ? before.docs : after.docs,
    traits: after.traits.kind === 'failed' ? before.traits : after.traits,
    asked: after.asked,
  };
}

function logFailures({ docs, traits }: ProfileReport, { surroundings }: AskTools): void {
  const whys = [docs, traits].flatMap((one) => (one.kind === 'failed' ? [one.why] : []));
  for (const why of new Set(whys)) surroundings.log(why);
}
