import { triggerEvents, type FlowState } from '../flow/definition.ts';
import { planOther, planSplit } from './alternatives.ts';
import { toKey, type Coverage } from './coverage.ts';
import type { FlowReads } from './flow-reads.ts';
import type { Graph } from './graph.ts';
import { defaultNow, withEvent, type Plan } from './plan.ts';
import { createTrials } from './trials.ts';
import { createVisits } from './visits.ts';

/** A way into the flow that a plan is known to take, and the widget whose turn it then is. */
interface Way {
  plan: Plan;
  /** `widget index` of each transition. */
  path: readonly string[];
  turns: ReadonlyMap<string, number>;
  at: string;
}

interface Options {
  reads: FlowReads;
  coverage: Coverage;
  mostRuns: number;
}

// What comes of widgets when nothing is planned.
const usual = new Set(['success', 'sent', 'next', 'incomingMessage', 'callComplete', 'completed']);

/** Goes all ways through a flow, the short ones first, until every transition was taken, or nothing is left to try. */
export async function search(
  graph: Graph,
  options: Options,
): Promise<{ runs: number; isComplete: boolean }> {
  const { coverage, reads } = options;
  const trials = createTrials(graph, options);
  const visits = createVisits();
  const { initial_state: start } = graph.flow;

  async function extend(way: Way, state: FlowState, index: number): Promise<Way | undefined> {
    const next = state.transitions[index]?.next ?? '';
    const leads = next !== '' && coverage.isOpen(next);
    if (coverage.example(state.name, index) && !leads) return undefined;
    const turns = new Map(way.turns).set(state.name, (way.turns.get(state.name) ?? 0) + 1);
    const path = [...way.path, toKey(state.name, index)];
    const plans = toPlans({ ...way, turns }, state, index, { graph, reads });
    const plan = await trials.find(path, plans);
    return plan && next !== '' ? { plan, path, turns, at: next } : undefined;
  }

  const ways = toBeginnings(start);
  // A list gives what is added to it while it is being read, too.
  for (const way of ways) {
    const state = graph.states.get(way.at);
    if (!state || !coverage.isOpen(way.at)) continue;
    if (!visits.allow(state, way.turns.get(way.at) ?? 0)) continue;
    for (const index of state.transitions.keys()) {
      const longer = await extend(way, state, index);
      if (longer) ways.push(longer);
    }
  }
  const isCut = trials.isCut || visits.isCut;
  // What no way leads to is not looked for: then there is nothing left, whatever was cut.
  return { runs: trials.runs, isComplete: !isCut || !coverage.isOpen(start) };
}

function toBeginnings(at: string): Way[] {
  const starts = triggerEvents.filter((event) => event !== 'incomingCall');
  return starts.map((trigger) => ({
    plan: { trigger, now: defaultNow, events: new Map(), values: [] },
    path: [],
    turns: new Map(),
    at,
  }));
}

/** Plans to try for a transition, the likeliest first. */
function toPlans(
  { plan, turns }: Way,
  state: FlowState,
  index: number,
  { graph, reads }: { graph: Graph; reads: FlowReads },
): Plan[] {
  const event = state.transitions[index]?.event ?? '';
  if (state.type === 'trigger') return event === plan.trigger ? [plan] : [];
  const place = { trigger: plan.trigger, turns, types: graph.types };
  const options = { graph, reads, place };
  if (state.type === 'split-based-on') return planSplit(plan, state, index, options);
  const turn = turns.get(state.name) ?? 1;
  const planned = usual.has(event) ? plan : withEvent(plan, state.name, turn, event);
  return [planned, ...planOther(planned, state, options)];
}
