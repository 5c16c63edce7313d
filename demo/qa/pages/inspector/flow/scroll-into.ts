/** Scrolls a frame, and nothing around it, until a part of it is in sight. */
export function scrollInto(frame: Element, part: Element): void {
  const outer = frame.getBoundingClientRect();
  const inner = part.getBoundingClientRect();
  frame.scrollBy({
    left: byHowMuch([outer.left, outer.right], [inner.left, inner.right]),
    top: byHowMuch([outer.top, outer.bottom], [inner.top, inner.bottom]),
  });
}

const air = 24;

/** By how many px to move so that the inner stretch lies in the outer one, its beginning first. */
export function byHowMuch(
  [outerStart, outerEnd]: readonly [number, number],
  [innerStart, innerEnd]: readonly [number, number],
): number {
  const before = innerStart - air - outerStart;
  const after = innerEnd + air - outerEnd;
  if (before < 0) return before;
  return after > 0 ? Math.min(before, after) : 0;
}
