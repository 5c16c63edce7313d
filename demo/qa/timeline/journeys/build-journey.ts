import type { TimelineEntry } from '../entry.ts';
import type { JourneyTold } from '../draft.ts';
import type { Journey } from '../journey.ts';
import type { RouteFacts } from '../verdict/route-facts.ts';
import { toVerdict } from '../verdict/to-verdict.ts';

/** What is known of a journey, as it grows. */
export interface JourneyState {
  readonly id: number;
  readonly keys: Set<string>;
  name: string | undefined;
  phone: string | undefined;
  anonymousId: string | undefined;
  isVerified: boolean;
  startedAt: number;
  lastAt: number;
  problems: number;
  docsRead: number;
  /** How many entries are no noise. */
  entries: number;
  /** The numbers of its entries, in order. */
  seqs: number[];
  readonly conversationSids: Set<string>;
  readonly executionSids: Set<string>;
  readonly taskSids: Set<string>;
  /** Of the last execution that told of its route. */
  route: RouteFacts | undefined;
  task: JourneyTold['task'];
}

/** Begins a journey with its first entry. */
export function createJourneyState(id: number, at: number): JourneyState {
  return {
    id,
    keys: new Set(),
    name: undefined,
    phone: undefined,
    anonymousId: undefined,
    isVerified: false,
    startedAt: at,
    lastAt: at,
    problems: 0,
    docsRead: 0,
    entries: 0,
    seqs: [],
    conversationSids: new Set(),
    executionSids: new Set(),
    taskSids: new Set(),
    route: undefined,
    task: undefined,
  };
}

/** Adds what an entry tells. */
export function addToJourney(
  state: JourneyState,
  {
    entry,
    tells = {},
  }: { readonly entry: TimelineEntry; readonly tells?: JourneyTold | undefined },
): void {
  state.seqs.push(entry.seq);
  if (entry.conversationSid) state.conversationSids.add(entry.conversationSid);
  if (entry.executionSid) state.executionSids.add(entry.executionSid);
  if (entry.taskSid) state.taskSids.add(entry.taskSid);
  if (!entry.isNoise) {
    state.entries += 1;
    if (entry.problem) state.problems += 1;
    state.lastAt = Math.max(state.lastAt, entry.at);
  }
  state.anonymousId ??= tells.anonymousId;
  state.phone = tells.phone ?? state.phone;
  state.name = tells.name ?? state.name;
  state.isVerified = tells.isVerified ?? state.isVerified;
  state.route = tells.route ?? state.route;
  state.task = tells.task ?? state.task;
  if (tells.isDocRead) state.docsRead += 1;
}

/** Puts what is known of one journey into another, which is older. */
export function mergeJourneys(into: JourneyState, from: JourneyState): void {
  for (const name of ['keys', 'conversationSids', 'executionSids', 'taskSids'] as const)
    for (const one of from[name]) into[name].add(one);
  const isFromLater = from.lastAt >= into.lastAt;
  const [early, late] = isFromLater ? [into, from] : [from, into];
  into.name = late.name ?? early.name;
  into.phone = late.phone ?? early.phone;
  into.anonymousId ??= from.anonymousId;
  into.isVerified = into.isVerified || from.isVerified;
  into.route = late.route ?? early.route;
  into.task = late.task ?? early.task;
  into.startedAt = Math.min(into.startedAt, from.startedAt);
  into.lastAt = late.lastAt;
  into.problems += from.problems;
  into.docsRead += from.docsRead;
  into.entries += from.entries;
  into.seqs = [...into.seqs, ...from.seqs].toSorted((one, other) => one - other);
}

/** What is told of a journey. */
export function toJourney(state: JourneyState): Journey {
  const { id, keys, name, phone, anonymousId, route, task } = state;
  return {
    id,
    keys: [...keys],
    label: name ?? phone ?? 'Unknown reader',
    ...(phone !== undefined && { phone }),
    ...(anonymousId !== undefined && { anonymousId }),
    ...(state.isVerified && { isVerified: true }),
    startedAt: state.startedAt,
    lastAt: state.lastAt,
    entries: state.entries,
    problems: state.problems,
    docsRead: state.docsRead,
    conversationSids: [...state.conversationSids],
    executionSids: [...state.executionSids],
    taskSids: [...state.taskSids],
    verdict: toVerdict({ route, hasChat: state.conversationSids.size > 0, task }),
  };
}
