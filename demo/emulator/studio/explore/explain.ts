import type { FlowDefinition, FlowState, Transition } from '../flow/definition.ts';
import { widgetTypes } from '../flow/widget-types.ts';
import type { Coverage } from './coverage.ts';
import { explainSplit } from './explain-split.ts';
import type { Exploration, TransitionCoverage, WidgetCoverage } from './exploration.ts';
import type { FlowReads } from './flow-reads.ts';
import type { Graph } from './graph.ts';
import { isForCalls, isPossible } from './possible.ts';

/** What a search has found out. */
export interface Findings {
  graph: Graph;
  reads: FlowReads;
  coverage: Coverage;
  runs: number;
  isComplete: boolean;
}

/** Says of each widget and transition whether a run took it, and if none did, why. */
export function explain(flow: FlowDefinition, findings: Findings): Exploration {
  const { runs, isComplete } = findings;
  return {
    widgets: flow.states.map((state) => explainWidget(state, findings)),
    transitions: flow.states.flatMap((state) =>
      state.transitions.map((one, index) => explainTransition(state, { ...one, index }, findings)),
    ),
    runs,
    isComplete,
  };
}

function explainWidget({ name, type }: FlowState, findings: Findings): WidgetCoverage {
  if (findings.coverage.isEntered(name)) return { name, type, isCovered: true };
  return { name, type, isCovered: false, reason: whyNotEntered(name, findings) };
}

function explainTransition(
  state: FlowState,
  transition: Transition & { index: number },
  findings: Findings,
): TransitionCoverage {
  const { index, event, conditions = [], next } = transition;
  const example = findings.coverage.example(state.name, index);
  const names = conditions.map((one) => one.friendly_name);
  return {
    widget: state.name,
    index,
    event,
    ...(names.length > 0 && { condition: names.join(', ') }),
    next: next || null,
    isCovered: example !== undefined,
    isForCalls: isForCalls(transition),
    ...(example ? { example } : { reason: whyNotTaken(state, transition, findings) }),
  };
}

function whyNotEntered(name: string, { graph, coverage, isComplete }: Findings): string {
  const before = graph.flow.states.filter(({ transitions }) =>
    transitions.some(({ next }) => next === name),
  );
  const isReachable = graph.reach.get(graph.flow.initial_state)?.has(name) ?? false;
  if (!isReachable)
    return before.length === 0
      ? 'The widget is unreachable: nothing leads to it.'
      : 'The widget is unreachable: what leads to it is itself never reached.';
  const entered = before.filter((one) => coverage.isEntered(one.name)).map((one) => one.name);
  const closed = entered.length > 0 ? entered : before.map((one) => one.name);
  const bound = isComplete ? '' : ' The search came to its bound.';
  return `No run takes what leads to it, from ${closed.join(', ')}.${bound}`;
}

function whyNotTaken(
  state: FlowState,
  { index, event }: { index: number; event: string },
  findings: Findings,
): string {
  const { coverage, isComplete } = findings;
  if (!coverage.isEntered(state.name)) return whyNotEntered(state.name, findings);
  if (state.type === 'trigger')
    return event === 'incomingCall'
      ? 'Calls are not simulated.'
      : 'Nothing begins a flow like this.';
  const known = widgetTypes.get(state.type);
  if (!known?.isLocal) return `The local Studio does not run widgets of the type ${state.type}.`;
  if (state.type === 'split-based-on') return explainSplit(state, index, findings);
  if (isForCalls({ event })) return 'Only a call can fail like this.';
  if (!isPossible(state, { event }))
    return `A widget of the type ${state.type} never comes to "${event}" here.`;
  const first = state.transitions.findIndex((one) => one.event === event);
  if (first !== index) return `Another transition has the same event "${event}", and comes first.`;
  const problem = coverage.problem(state.name);
  if (problem) return `The widget failed in every run: ${problem}`;
  return isComplete ? 'No run came to it.' : 'The search came to its bound before it.';
}
