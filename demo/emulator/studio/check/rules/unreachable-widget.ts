import type { Rule } from '../problem.ts';

/** A widget to which no path leads. */
export const unreachableWidget: Rule = {
  name: 'unreachable-widget',
  level: 'warning',
  find: ({ flow, widgets, byName }) =>
    // Without a beginning nothing can be reached, and that is said already.
    !byName.has(flow.initial_state)
      ? []
      : widgets
          // A name that is there twice is said already, too.
          .filter(
            ({ isReachable, state, index }) =>
              !isReachable && byName.get(state.name)?.index === index,
          )
          .map(({ path, state }) => ({
            widget: state.name,
            path,
            message: `No path leads to "${state.name}".`,
          })),
};
