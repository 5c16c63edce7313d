import { isAutopilot } from '../../flow/autopilot.ts';
import { widgetTypes } from '../../flow/widget-types.ts';
import type { Rule } from '../problem.ts';
import { createSuggest } from '../suggest.ts';

/** A type that Studio does not know. */
export const unknownType: Rule = {
  name: 'unknown-type',
  level: 'problem',
  find: ({ widgets }) => {
    const suggest = createSuggest(widgetTypes.keys());
    return widgets
      .filter(({ state }) => !widgetTypes.has(state.type))
      .map(({ state, path }) => ({
        widget: state.name,
        path: `${path}.type`,
        message: isAutopilot(state)
          ? `Twilio shut Autopilot down on 25 August 2023; \`pnpm migrate-flow\` puts a plain reply in its place.`
          : `Studio has no widget of type "${state.type}".${suggest(state.type)}`,
      }));
  },
};
