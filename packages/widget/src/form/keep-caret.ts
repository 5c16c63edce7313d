// What formatting keeps; all else is its own.
const kept = /[\p{Nd}+\uFF0B]/gu;

/**
 * Where the caret belongs after formatting: behind as many digits as before.
 *
 * @param before - What stood before the caret.
 * @param formatted - The whole text as it stands now.
 * @example
 * keepCaret('(415) 5', '+1 415 555'); // 5: behind the fourth digit or plus
 */
export function keepCaret(before: string, formatted: string): number {
  const count = before.match(kept)?.length ?? 0;
  if (count === 0) return 0;
  const last = [...formatted.matchAll(kept)][count - 1];
  return last ? last.index + last[0].length : formatted.length;
}
