import type { Config } from './config.ts';

const pollMs = 200;

/**
 * Says which page an address means: two spellings of one page, as routers tidy them up, are one.
 *
 * @example
 * toPageKey('https://docs.example.com/guide/index.html#top', 'path'); // '/guide'
 */
export function toPageKey(href: string, route: Config['route']): string {
  const { pathname, search, hash } = new URL(href);
  const place = hash.replace(/^#!?\/?|\/$/g, '');
  const rest = route === 'query' ? search : route === 'hash' ? `#${place}` : '';
  return pathname.replace(/(\/|\/index\.html|\.html)+$/, '') + rest;
}

/**
 * Calls back with the new address when the page becomes another one without loading: not for a jump
 * within it, nor when a router writes the same address again.
 *
 * @param from - The address last known; if it is not the present one, the callback comes at once.
 * @example
 * onNavigation(location.href, 'path', (href) => console.log(href));
 */
export function onNavigation(
  from: string,
  route: Config['route'],
  callback: (href: string) => void,
): void {
  let key = toPageKey(from, route);
  const check = (): void => {
    const { href } = location;
    const next = toPageKey(href, route);
    if (next === key) return;
    key = next;
    callback(href);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) navigation.addEventListener('currententrychange', check);
  // Browsers before 2026 may not tell. To put our functions into the site's history is not ours.
  else setInterval(check, pollMs);
  check();
}
