import twilio from 'twilio';
import type { Body } from './parse-body.ts';

interface SignedRequest {
  authToken: string;
  /** The public one, which Twilio has signed, with its query. */
  url: string;
  /** That of `X-Twilio-Signature`. */
  signature: string | undefined;
  body: Body;
  /** The body as it came. */
  text: string;
}

/**
 * Whether Twilio has signed a request: a form with its fields, any other body with the hash that the URL names.
 *
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isSigned({ authToken, url, signature, body, text }: SignedRequest): boolean {
  if (!signature) return false;
  if (body.kind === 'form' || text === '')
    return twilio.validateRequest(authToken, signature, url, body.fields);
  return twilio.validateRequestWithBody(authToken, signature, url, text);
}
