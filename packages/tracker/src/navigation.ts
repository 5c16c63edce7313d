import type { Config } from './config.ts';

/**
 * Says which page an address means: two spellings of one page, as routers tidy them up, are one.
 *
 * @example
 * toPageKey('https://docs.example.com/guide/index.html#top', 'path'); // '/guide'
 */
export function toPageKey(href: string, route: Config['route']): string {
  const { pathname, search, hash } = new URL(href);
  const path = pathname.replace(/(\/|\/index\.html|\.html)+$/, '');
  return path + (route === 'query' ? search : route === 'hash' ? hash.replace(/^#!?\/?/, '#') : '');
}

/**
 * Calls back with the new address when the page becomes another one without loading: not for a jump
 * within it, nor when a router writes the same address again.
 *
 * @param from - The address last known; if it is not the present one, the callback comes at once.
 * @returns A function that stops it.
 * @example
 * const stop = onNavigation(location.href, 'path', (href) => console.log(href));
 */
export function onNavigation(
  from: string,
  route: Config['route'],
  callback: (href: string) => void,
): () => void {
  let key = toPageKey(from, route);
  const check = (): void => {
    const next = toPageKey(location.href, route);
    if (next === key) return;
    key = next;
    callback(location.href);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  const stop = navigation ? listen(navigation, ['currententrychange'], check) : watchHistory(check);
  check();
  return stop;
}

/** For browsers without the Navigation API. */
function watchHistory(check: () => void): () => void {
  const { pushState, replaceState } = history;
  for (const [name, method] of Object.entries({ pushState, replaceState })) {
    history[name as 'pushState'] = function (...args) {
      method.apply(this, args);
      check();
    };
  }
  const stop = listen(globalThis as unknown as EventTarget, ['popstate', 'hashchange'], check);
  return () => {
    stop();
    Object.assign(history, { pushState, replaceState });
  };
}

function listen(target: EventTarget, names: readonly string[], check: () => void): () => void {
  for (const name of names) target.addEventListener(name, check);
  return () => names.forEach((name) => target.removeEventListener(name, check));
}
