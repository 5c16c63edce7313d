import { fillHoles, UnfilledHolesError } from '../flow/fill-holes.ts';
import { DeployError } from './deploy-error.ts';

/**
 * Puts values into the holes of a flow, and reads it. Throws {@link DeployError} with the names of all holes that have no
 * value, or when the text is not JSON.
 *
 * @example
 * fillFlow('{"workflow": "${WORKFLOW_SID}"}', { WORKFLOW_SID: 'WW0123' }); // { workflow: 'WW0123' }
 */
export function fillFlow(text: string, values: Readonly<Record<string, string>>): unknown {
  try {
    return JSON.parse(fillHoles(text, values));
  } catch (error) {
    if (!(error instanceof UnfilledHolesError))
      throw new DeployError('The flow is not JSON.', { cause: error });
    throw new DeployError(
      `The flow has holes for which there is no value: ${error.holes.join(', ')}.`,
      { cause: error },
    );
  }
}
