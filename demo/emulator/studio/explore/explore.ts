import type { FlowDefinition } from '../flow/definition.ts';
import { createCoverage } from './coverage.ts';
import { explain } from './explain.ts';
import type { Exploration } from './exploration.ts';
import { readFlow } from './flow-reads.ts';
import { toGraph } from './graph.ts';
import { numberConditions } from './numbered-flow.ts';
import { search } from './search.ts';

export interface ExploreOptions {
  /** How many runs at most; 4,000 by default, which takes some seconds. */
  mostRuns?: number;
}

/**
 * Finds out which branches of a flow can be taken: runs it again and again in a world of its own, where each widget
 * comes to each of its ends, and splits get values made for their conditions. The same flow gives the same result.
 *
 * @example
 * const { transitions } = await exploreFlow(parseFlow(text));
 * for (const { widget, event, reason } of transitions) if (reason) console.log(widget, event, reason);
 */
export async function exploreFlow(
  flow: FlowDefinition,
  { mostRuns = 4000 }: ExploreOptions = {},
): Promise<Exploration> {
  const graph = toGraph(numberConditions(flow));
  const reads = readFlow(flow);
  const coverage = createCoverage(graph);
  const { runs, isComplete } = await search(graph, { reads, coverage, mostRuns });
  return explain(flow, { graph, reads, coverage, runs, isComplete });
}
