const noPage = /\.(pdf|zip|gz|png|jpe?g|svg|webp|gif|mp4|json|xml|txt|md|css|js|woff2?)$/i;
const leaving = /log-?out|sign-?out|delete|unsubscribe/i;

/**
 * Chooses the links to follow: to other pages of the same site, each once, those below the start page first. What is no
 * page, or signs somebody out, is left out.
 *
 * @param start - Address of the page that has the links.
 * @example
 * chooseLinks(['https://docs.example.com/a', 'https://example.com'], 'https://docs.example.com/', 5);
 * // ['https://docs.example.com/a']
 */
export function chooseLinks(
  links: readonly string[],
  start: string,
  count: number,
): readonly string[] {
  const { origin, pathname } = new URL(start);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const byPath = new Map<string, string>();
  for (const link of links.filter((one) => URL.canParse(one))) {
    const url = new URL(link);
    url.hash = '';
    const isMeant = url.origin === origin && url.pathname !== pathname;
    if (
      isMeant &&
      !noPage.test(url.pathname) &&
      !leaving.test(url.href) &&
      !byPath.has(url.pathname)
    )
      byPath.set(url.pathname, url.href);
  }
  const below = (url: string): number => Number(new URL(url).pathname.startsWith(folder));
  return [...byPath.values()].toSorted((one, other) => below(other) - below(one)).slice(0, count);
}
