import type { FlowState } from '../../flow/definition.ts';
import { isSomewhere } from '../../flow/starts.ts';
import { widgetTypes } from '../../flow/widget-types.ts';
import { isAutopilot } from '../../flow/autopilot.ts';
import type { WidgetFacts } from '../flow-facts.ts';
import type { Rule } from '../problem.ts';

/** A loop that no path leaves, and in which nobody waits for anybody: it runs until Studio stops it. */
export const endlessLoop: Rule = {
  name: 'endless-loop',
  level: 'warning',
  find: ({ widgets, successors, components }) =>
    components.members
      .filter((nodes) =>
        nodes.every((node) => {
          const next = successors[node] ?? [];
          return next.length > 0 && next.every((to) => components.of[to] === components.of[node]);
        }),
      )
      .map((nodes) => nodes.toSorted((one, other) => one - other).map((node) => widgets[node]))
      .map((loop) => loop.filter((widget) => widget !== undefined))
      .filter((loop) => loop.every(({ state }) => !isWaiting(state) && !canEnd(state)))
      .filter((loop) => loop.some(({ isReachable }) => isReachable))
      .flatMap(([first, ...others]) => (first === undefined ? [] : toFinding(first, others))),
};

function isWaiting(state: FlowState): boolean {
  const known = widgetTypes.get(state.type);
  return known?.isWaiting === true || isAutopilot(state);
}

function canEnd({ type, transitions }: FlowState): boolean {
  const events = widgetTypes.get(type)?.events ?? [];
  // A split may do without "match", and a transition that is left out ends the execution.
  const isOpen = (event: string): boolean =>
    event !== 'match' && !transitions.some((transition) => transition.event === event);
  return transitions.some(({ next }) => !isSomewhere(next)) || events.some(isOpen);
}

function toFinding(first: WidgetFacts, others: readonly WidgetFacts[]): ReturnType<Rule['find']> {
  const names = [first, ...others].map(({ state }) => `"${state.name}"`);
  return [
    {
      widget: first.state.name,
      path: `${first.path}.transitions`,
      message: `No path leaves the loop of ${names.join(', ')}, and nothing in it waits for the customer: Studio stops it after 1,000 steps.`,
    },
  ];
}
