import type { FlowDefinition, FlowState } from '../flow/definition.ts';
import { findReachable, toGraph } from '../flow/graph.ts';
import type { Graph } from '../flow/graph.ts';
import { readLiquidPaths } from '../flow/liquid-paths.ts';
import type { LiquidPath } from '../flow/liquid-paths.ts';
import { readStarts } from '../flow/starts.ts';
import { readTexts } from '../flow/texts.ts';
import type { FlowText } from '../flow/texts.ts';
import { findComponents } from './components.ts';
import type { Components } from './components.ts';

/** A text of a widget, with the variables that its Liquid reads. */
export interface Template extends FlowText {
  reads: readonly LiquidPath[];
}

/** A widget with what the rules want to know of it. */
export interface WidgetFacts {
  index: number;
  state: FlowState;
  /** `states[3]` */
  path: string;
  templates: readonly Template[];
  /** Whether an execution can get here. */
  isReachable: boolean;
}

/** What the rules ask about a flow, found once for all of them. */
export interface FlowFacts {
  flow: FlowDefinition;
  widgets: readonly WidgetFacts[];
  /** By name; the first, where two have the same. */
  byName: ReadonlyMap<string, WidgetFacts>;
  /** Where each widget leads, by index; what leads nowhere is left out. */
  successors: Graph;
  components: Components;
  /** The ways in that lead somewhere. */
  startedBy: ReadonlySet<string>;
}

export function readFacts(flow: FlowDefinition): FlowFacts {
  const { indexes, successors } = toGraph(flow);
  const reachable = findReachable(successors, indexes.get(flow.initial_state));
  const widgets = flow.states.map((state, index) => ({
    index,
    state,
    path: `states[${index}]`,
    templates: readTexts(state).map((found) => ({ ...found, reads: readLiquidPaths(found.text) })),
    isReachable: reachable.has(index),
  }));
  const isFirst = ({ index, state }: WidgetFacts): boolean => indexes.get(state.name) === index;
  return {
    flow,
    widgets,
    byName: new Map(widgets.filter(isFirst).map((widget) => [widget.state.name, widget])),
    successors,
    components: findComponents(successors),
    startedBy: new Set(readStarts(flow).keys()),
  };
}
