import type { Rule } from '../problem.ts';
import { createSuggest } from '../suggest.ts';
import { readWidgets } from '../widget-reads.ts';

/** Liquid that reads a widget which is not there. */
export const unknownWidgetRead: Rule = {
  name: 'unknown-widget-read',
  level: 'warning',
  find: ({ widgets, byName }) => {
    const suggest = createSuggest(byName.keys());
    return widgets.flatMap((widget) =>
      readWidgets(widget)
        .filter(({ name }) => !byName.has(name))
        .map(({ name, path }) => ({
          widget: widget.state.name,
          path,
          message: `"widgets.${name}" is always empty: there is no such widget.${suggest(name)}`,
        })),
    );
  },
};
