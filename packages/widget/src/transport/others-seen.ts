interface Reader {
  readonly identity: string | null;
  readonly lastReadMessageIndex: number | null;
}

/**
 * How far the one who has read furthest has read, leaving out the visitor; -1 where nobody has read anything.
 *
 * @example
 * toOthersSeen([{ identity: 'agent', lastReadMessageIndex: 4 }], 'visitor-1'); // 4
 */
export function toOthersSeen(participants: readonly Reader[], identity: string): number {
  return participants.reduce(
    (highest, one) =>
      one.identity === identity ? highest : Math.max(highest, one.lastReadMessageIndex ?? -1),
    -1,
  );
}
