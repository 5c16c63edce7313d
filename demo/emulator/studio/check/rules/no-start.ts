import type { Finding, Rule } from '../problem.ts';

/** A flow that cannot begin. */
export const noStart: Rule = {
  name: 'no-start',
  level: 'problem',
  find: ({ flow, byName }) => {
    const start = byName.get(flow.initial_state);
    if (start === undefined)
      return [toFinding(`There is no widget "${flow.initial_state}" to begin with.`)];
    if (start.state.type !== 'trigger')
      return [
        toFinding(
          `The flow begins at "${flow.initial_state}", which is no trigger but a widget of type "${start.state.type}".`,
        ),
      ];
    return [];
  },
};

function toFinding(message: string): Finding {
  return { widget: null, path: 'initial_state', message };
}
