/** A time as clients, media and webhooks are told it: ISO 8601, to the millisecond. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

/** A time as the version 1 and 2 APIs tell it: ISO 8601, to the second. */
export function toIsoSeconds(ms: number): string {
  return `${toIso(ms).slice(0, 19)}Z`;
}
