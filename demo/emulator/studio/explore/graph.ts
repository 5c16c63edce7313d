import type { FlowDefinition, FlowState } from '../flow/definition.ts';

/** A flow as the explorer walks through it. */
export interface Graph {
  flow: FlowDefinition;
  states: ReadonlyMap<string, FlowState>;
  types: ReadonlyMap<string, string>;
  /** The widgets to which each leads in the end, itself among them. */
  reach: ReadonlyMap<string, ReadonlySet<string>>;
}

export function toGraph(flow: FlowDefinition): Graph {
  const states = new Map<string, FlowState>();
  for (const state of flow.states) if (!states.has(state.name)) states.set(state.name, state);
  const reach = new Map([...states.keys()].map((name) => [name, findReach(states, name)]));
  return {
    flow,
    states,
    types: new Map(flow.states.map(({ name, type }) => [name, type])),
    reach,
  };
}

function findReach(states: Graph['states'], start: string): ReadonlySet<string> {
  const found = new Set([start]);
  // A set gives what is added to it while it is being read, too.
  for (const name of found)
    for (const { next } of states.get(name)?.transitions ?? [])
      if (next && states.has(next)) found.add(next);
  return found;
}
