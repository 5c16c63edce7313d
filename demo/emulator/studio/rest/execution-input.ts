import { invalidParameter, TwilioError } from '../../twilio/errors.ts';
import type { Parameters } from '../../twilio/rest/parameters.ts';
import type { RestStart } from '../engine/studio.ts';

const longestAddresses = 300;

/** Reads the parameters that start an execution. */
export function readStart(parameters: Parameters, flowSid: string): RestStart {
  const to = parameters.required('To');
  const from = parameters.required('From');
  if (Buffer.byteLength(to + from) > longestAddresses)
    throw new TwilioError(400, 81_023, `To and From together may have ${longestAddresses} bytes`);
  return { flowSid, to, from, parameters: readData(parameters.text('Parameters')) };
}

function readData(text: string | undefined): Record<string, unknown> {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below, as of JSON that is no object.
  }
  throw invalidParameter('Parameters is no JSON object');
}
