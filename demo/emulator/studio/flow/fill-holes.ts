import * as studio from '../../../../packages/studio/src/flow/fill-holes.ts';
import { FlowError } from './flow-error.ts';

/**
 * Puts values in the place of `${NAME}` in the JSON text of a flow, as a deploy does. Throws {@link FlowError} with the
 * names of all the holes for which there is no value.
 *
 * @example
 * fillHoles('{"workflow": "${WORKFLOW_SID}"}', { WORKFLOW_SID: 'WW0123' });
 */
export function fillHoles(text: string, values: Readonly<Record<string, string>>): string {
  try {
    return studio.fillHoles(text, values);
  } catch (error) {
    if (!(error instanceof studio.UnfilledHolesError)) throw error;
    throw new FlowError([{ path: '', message: error.message }]);
  }
}
