import type { BotLink } from '../answer.ts';

// Twilio refuses message attributes above 4 KB.
const maxBytes = 4_096;

/**
 * The message attributes that the widget shows links by, as JSON. Safe inside HTML too; links that do not fit are left out
 * from the end.
 *
 * @example
 * toAttributes([]); // '{"type":"docs_links","author":"bot","links":[]}'
 */
export function toAttributes(links: readonly BotLink[]): string {
  for (let count = links.length; count > 0; count--) {
    const json = toSafeJson(links.slice(0, count));
    if (Buffer.byteLength(json) <= maxBytes) return json;
  }
  return toSafeJson([]);
}

function toSafeJson(links: readonly BotLink[]): string {
  return JSON.stringify({ type: 'docs_links', author: 'bot', links }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
