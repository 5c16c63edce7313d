import { findDescendants } from '../descendants.ts';
import type { Rule } from '../problem.ts';
import { readWidgets } from '../widget-reads.ts';

/** Liquid that reads a widget which cannot have run by then. */
export const readBeforeRun: Rule = {
  name: 'read-before-run',
  level: 'warning',
  find: ({ widgets, byName, successors, components }) => {
    const doesLead = findDescendants(successors, components);
    return widgets
      .filter(({ isReachable }) => isReachable)
      .flatMap((widget) =>
        readWidgets(widget)
          .filter(({ name }) => {
            const read = byName.get(name);
            return read !== undefined && !(read.isReachable && doesLead(read.index, widget.index));
          })
          .map(({ name, path }) => ({
            widget: widget.state.name,
            path,
            message: `"widgets.${name}" is empty here: no path leads from "${name}" to this widget.`,
          })),
      );
  },
};
