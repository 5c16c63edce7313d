/** Says whether the browser knows that there is no network; that there is one it never knows. */
export function isOffline(): boolean {
  // Node, where tests run the connection too, has none or does not say.
  const { onLine = true } = (globalThis.navigator as Partial<Navigator> | undefined) ?? {};
  return !onLine;
}
