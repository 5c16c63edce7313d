import { TwilioError, toEnvelope } from '../../twilio/errors.ts';
import type { Examination } from './examine.ts';
import type { Call } from './lookup.ts';

const message = 'Flow definition validation failed, check `details` for more information';

/** Answers that a flow cannot be published, with everything that is wrong with it. */
export function refuseFlow(c: Call, { errors, warnings }: Examination): Response {
  const envelope = toEnvelope(new TwilioError(400, 81_022, message));
  return c.json({ ...envelope, details: { errors, warnings } }, 400);
}
