const maxMs = 60_000;

/**
 * Reads for how long a `Retry-After` header asks us to wait: seconds, or a date. ms, at most a minute; undefined for none.
 *
 * @param now - ms since 1970.
 * @example
 * toRetryAfterMs('2', Date.now()); // 2000
 */
export function toRetryAfterMs(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const waitMs = Number(header) * 1000 || Date.parse(header) - now;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), maxMs);
}
