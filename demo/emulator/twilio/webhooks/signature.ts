import { createHmac } from 'node:crypto';

/**
 * The `X-Twilio-Signature` of a webhook: the URL, then every posted parameter by name. A GET has its parameters in its
 * URL, and none besides.
 *
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signRequest(
  authToken: string,
  url: string,
  posted: Readonly<Record<string, string>> = {},
): string {
  const parameters = Object.keys(posted)
    // By code units: another order by language would be another signature.
    .toSorted()
    .map((name) => name + posted[name]);
  return createHmac('sha1', authToken)
    .update(url + parameters.join(''), 'utf8')
    .digest('base64');
}
