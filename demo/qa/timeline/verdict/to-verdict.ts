import type { Verdict } from '../verdict.ts';
import type { JourneyTold } from '../draft.ts';
import { explainApi } from './explain-api.ts';
import { explainFunction } from './explain-function.ts';
import { toHandoff } from './handoff.ts';
import type { RouteFacts } from './route-facts.ts';

/** What a verdict is made from. */
export interface VerdictFacts {
  /** Of the last execution; missing while none has begun. */
  readonly route: RouteFacts | undefined;
  readonly hasChat: boolean;
  readonly task: JourneyTold['task'];
}

/**
 * Says who answers, and why, in one sentence.
 *
 * @example
 * toVerdict({ route: undefined, hasChat: false, task: undefined }).outcome; // 'nothing-asked'
 */
export function toVerdict({ route, hasChat, task }: VerdictFacts): Verdict {
  if (!route) return toUnrouted(hasChat, task);
  const common = { ...toDocs(route), ...toTrait(route), executionSid: route.executionSid };
  if (route.person === 'failed')
    return {
      ...common,
      outcome: 'failed',
      sentence:
        'Nobody was reached: no task could be created. Check the workflow, the task channel and the attributes.',
      reason: 'no-task',
    };
  const hasHandedOver = route.handoff !== undefined || (route.botAnswers > 0 && route.person);
  if (hasHandedOver) return { ...common, outcome: 'bot-then-person', ...toHandoff(route) };
  if (route.status === 'failed' && !route.person)
    return { ...common, outcome: 'failed', sentence: toFailure(route.problem), reason: 'failed' };
  if (!route.lookup) return { ...common, ...toUndecided(route) };
  return { ...common, ...decide(route) };
}

function decide(route: RouteFacts): Pick<Verdict, 'outcome' | 'sentence' | 'reason'> {
  const { lookup, trait } = route;
  if (lookup?.by === 'function') return explainFunction(lookup, trait);
  if (lookup?.by === 'api') return explainApi(lookup, route);
  return {
    outcome: 'person',
    sentence: 'Sent to a person because the profile could not be looked up: we cannot know.',
    reason: 'no-answer',
  };
}

function toUnrouted(hasChat: boolean, task: VerdictFacts['task']): Verdict {
  if (task)
    return { outcome: 'person', sentence: 'Sent to a person, without a flow.', reason: 'no-flow' };
  return hasChat
    ? { outcome: 'deciding', sentence: 'A chat has begun; the flow has not answered yet.' }
    : { outcome: 'nothing-asked', sentence: 'Nothing was asked yet.' };
}

function toUndecided({ person, status }: RouteFacts): Pick<Verdict, 'outcome' | 'sentence'> {
  if (person)
    return { outcome: 'person', sentence: 'Sent to a person; the flow looked nothing up.' };
  return status === 'active'
    ? { outcome: 'deciding', sentence: 'The flow is deciding who answers.' }
    : { outcome: 'bot', sentence: 'The flow has ended without a person; it looked nothing up.' };
}

function toFailure(problem: string | undefined): string {
  return `The flow failed, and nobody answers${problem ? `: ${problem.replace(/\.$/, '')}` : ''}. Look at its last step.`;
}

function toDocs({ lookup }: RouteFacts): Pick<Verdict, 'docs'> {
  if (lookup?.by !== 'function') return {};
  const { count, source, hours } = lookup;
  return { docs: { count, source, hours } };
}

function toTrait({ trait }: RouteFacts): Pick<Verdict, 'trait'> {
  return trait ? { trait: { value: trait.value, nextBatchAt: trait.nextBatchAt } } : {};
}
