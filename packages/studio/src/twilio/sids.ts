/**
 * Whether a text is one of Twilio's SIDs of a kind, such as `CH` for conversations: nothing else may become part of an
 * address that we ask.
 *
 * @example
 * isSid('CH', 'CH00000000000000000000000000000001'); // true
 */
export function isSid(kind: string, text: unknown): text is string {
  return typeof text === 'string' && text.startsWith(kind) && /^[A-Z]{2}[\da-f]{32}$/.test(text);
}
