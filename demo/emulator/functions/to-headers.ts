// What Twilio keeps for itself, or takes away on the way.
// @see https://www.twilio.com/docs/serverless/functions-assets/functions/headers-and-cookies/accessing
const keptPrefixes = ['i-twilio-', 'i-t-', 'ot-', 'x-amz', 'x-forwarded-', 'x-accel-'];
const kept = new Set([
  'connection',
  'expect',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'referer',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-real-ip',
]);

/** The headers that a Function is told: names in lower case, what came more than once as a list. */
export function toHeaders(
  entries: Iterable<readonly [string, string]>,
): Record<string, string | string[]> {
  const headers = new Map<string, string | string[]>();
  for (const [given, value] of entries) {
    const name = given.toLowerCase();
    if (kept.has(name) || keptPrefixes.some((prefix) => name.startsWith(prefix))) continue;
    const known = headers.get(name);
    headers.set(name, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(headers);
}
