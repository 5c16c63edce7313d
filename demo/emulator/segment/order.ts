/** A place in the order in which messages happened: by time, then by message ID. */
export interface Moment {
  /** ms since 1970 */
  timestamp: number;
  messageId: string;
}

/** Compares as SQLite does: by the bytes of UTF-8. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function compareMoments(a: Moment, b: Moment): number {
  return a.timestamp - b.timestamp || compareText(a.messageId, b.messageId);
}

export function isBefore(a: Moment, b: Moment | undefined): boolean {
  return b !== undefined && compareMoments(a, b) < 0;
}

/** The last of some moments; `undefined` when there is none. */
export function latest(moments: readonly (Moment | undefined)[]): Moment | undefined {
  return moments
    .flatMap((moment) => moment ?? [])
    .toSorted(compareMoments)
    .at(-1);
}
