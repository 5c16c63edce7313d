import type { Execution, Step } from '../../../../emulator/studio/engine/step.ts';
import type { ProfileLookup, RouteFacts, TraitFacts } from '../../verdict/route-facts.ts';
import { parseRecord, toRecord, toText, withoutUndefined } from '../../words/read-record.ts';
import { isProfileRequest, toFunctionName } from './step-kinds.ts';

/** What is known of the route of an execution that begins. */
export function beginRoute(executionSid: string): RouteFacts {
  return { executionSid, botAnswers: 0, status: 'active' };
}

/** Whether a step has looked the profile up, by our Function or by the Profile API itself. */
export function isLookup(step: Step): boolean {
  if (step.event === null) return false;
  return toFunctionName(step) === 'find-profile' || isProfileRequest(step);
}

/** Adds what a step tells of the route. */
export function addStep(route: RouteFacts, step: Step, trait: TraitFacts | undefined): RouteFacts {
  const problem = step.problem?.message;
  const known = { ...route, ...(problem !== undefined && { problem }) };
  if (step.event === null) return known;
  if (isLookup(step)) return { ...known, lookup: toLookup(step), ...(trait && { trait }) };
  if (toFunctionName(step) === 'answer') return { ...known, ...toBotPart(route, step) };
  if (step.type === 'send-to-flex')
    return { ...known, person: step.event === 'callComplete' ? 'queued' : 'failed' };
  const isBotMessage = step.type === 'send-message' && step.event === 'sent';
  // A flow without our Function answers by a message of its own.
  if (isBotMessage && route.lookup?.by === 'api' && !route.person)
    return { ...known, botAnswers: route.botAnswers + 1 };
  return known;
}

/** What is known once an execution has ended. */
export function endRoute(route: RouteFacts, { endReason, problem }: Execution): RouteFacts {
  const why = problem?.message ?? route.problem;
  return withoutUndefined({
    ...route,
    status: endReason === 'failed' ? ('failed' as const) : ('ended' as const),
    problem: why,
  });
}

function toLookup(step: Step): ProfileLookup {
  if (step.type === 'make-http-request') return toApiLookup(step);
  const answer = toRecord(step.output['parsed']);
  if (step.event !== 'success' || !toText(answer['route']))
    return { by: 'nobody', problem: step.problem?.message ?? 'The Function find-profile failed.' };
  const explanation = toText(answer['explanation']) ?? '';
  return {
    by: 'function',
    route: answer['route'] === 'bot' ? 'bot' : 'person',
    reason: toText(answer['reason']) ?? '',
    explanation,
    count: toNumber(answer['docs_last_2_days']) ?? 0,
    source: toSource(answer['source']),
    hours: Number(/last (\d+) hours/.exec(explanation)?.[1] ?? 48),
    isVip: answer['vip'] === true,
    lifetimeValue: toNumber(answer['lifetime_value']) ?? 0,
  };
}

function toApiLookup(step: Step): ProfileLookup {
  const status = step.response?.status ?? toNumber(step.output['status_code']) ?? 0;
  const parsed = toRecord(step.output['parsed'] ?? parseRecord(step.response?.body ?? ''));
  const traits = toRecord(parsed['traits']);
  return { by: 'api', status, value: toNumber(traits['docs_last_2_days']) ?? null };
}

function toBotPart(route: RouteFacts, step: Step): Partial<RouteFacts> {
  const answer = toRecord(step.output['parsed']);
  if (step.event !== 'success') return { handoff: 'the bot failed' };
  const reason = toText(answer['handoff_reason']);
  if (answer['handoff'] === true || answer['handoff'] === 'true')
    return { handoff: reason ?? 'the bot asked for one' };
  return { botAnswers: route.botAnswers + 1 };
}

function toSource(value: unknown) {
  return value === 'events' || value === 'trait' || value === 'trail' ? value : 'none';
}

function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
