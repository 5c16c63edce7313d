import { maxWidgets } from '../../flow/definition.ts';
import type { Rule } from '../problem.ts';

/** More widgets than Studio takes. */
export const tooManyWidgets: Rule = {
  name: 'too-many-widgets',
  level: 'problem',
  find: ({ widgets }) =>
    widgets.length <= maxWidgets
      ? []
      : [
          {
            widget: null,
            path: 'states',
            message: `A flow may have ${maxWidgets} widgets; this one has ${widgets.length}.`,
          },
        ],
};
