/** Creates a check that says, at each call, whether more than so many calls came in the last second. */
export function createRateLimit(
  perSecond: number,
  now: () => number = () => performance.now(),
): () => boolean {
  let granted: number[] = [];
  return () => {
    const since = now() - 1000;
    if (granted.length >= perSecond) granted = granted.filter((time) => time > since);
    if (granted.length >= perSecond) return true;
    granted.push(now());
    return false;
  };
}
