/**
 * Calls back when the site shows another page without loading one. Nothing of the page's own is touched: where the
 * browser does not tell of such changes, only those by its own buttons are heard.
 *
 * @example
 * const stop = onPageChange((path) => console.log(path));
 */
export function onPageChange(callback: (path: string) => void): () => void {
  let path = location.pathname;
  const { navigation } = globalThis as { navigation?: unknown };
  const target = navigation instanceof EventTarget ? navigation : globalThis;
  const name = target === navigation ? 'currententrychange' : 'popstate';
  const look = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    callback(path);
  };
  target.addEventListener(name, look);
  return () => target.removeEventListener(name, look);
}
