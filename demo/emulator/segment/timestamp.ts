interface Times {
  /** When the sender says that it happened. */
  original: unknown;
  /** When the sender says that it sent it. */
  sentAt: unknown;
  /** ms since 1970 */
  receivedAt: number;
}

const latest = 8.64e15;

/**
 * The time of a message in ms since 1970, as Segment computes it: `receivedAt - (sentAt - originalTimestamp)`, so that
 * a wrong clock at the sender does not matter. What is no date counts as missing.
 * @see https://segment.com/docs/connections/spec/common/#timestamps
 */
export function toTimestamp({ original, sentAt, receivedAt }: Times): number {
  const originalMs = toMs(original);
  if (originalMs === undefined) return receivedAt;
  const sentMs = toMs(sentAt);
  const corrected = sentMs === undefined ? originalMs : receivedAt - (sentMs - originalMs);
  return Math.abs(corrected) <= latest ? corrected : receivedAt;
}

function toMs(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}
