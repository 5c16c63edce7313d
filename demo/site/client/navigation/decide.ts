/** What a click tells of what the reader wants. */
export type Click = Pick<
  MouseEvent,
  'altKey' | 'button' | 'ctrlKey' | 'defaultPrevented' | 'metaKey' | 'shiftKey'
>;

/** What a link tells of where it leads; an `<a>` is one. */
export type Link = Pick<HTMLAnchorElement, 'download' | 'href' | 'target'> & {
  hasAttribute(name: 'download'): boolean;
};

/** Whether a click is one that we answer by exchanging the page; every other one is the browser's. */
export function isOurs(click: Click, link: Link, current: string): boolean {
  const modified = click.altKey || click.ctrlKey || click.metaKey || click.shiftKey;
  if (click.defaultPrevented || click.button !== 0 || modified) return false;
  return leadsToPage(link, current);
}

/** Whether a link leads to another page of this site, in this window. */
export function leadsToPage(link: Link, current: string): boolean {
  if (link.hasAttribute('download') || (link.target && link.target !== '_self')) return false;
  if (!URL.canParse(link.href)) return false;
  const to = new URL(link.href);
  return to.origin === new URL(current).origin && isPage(to.pathname) && !isSamePage(to, current);
}

/** Whether two addresses show the same page, at whatever place on it. */
export function isSamePage(one: URL | string, other: URL | string): boolean {
  return toPageAddress(one) === toPageAddress(other);
}

// What else the server has, such as files and the state of its health, is for the browser.
function isPage(path: string): boolean {
  return /^\/(changelog|docs\/.+)?$/.test(path) && !/\.[a-z]+$/i.test(path);
}

function toPageAddress(url: URL | string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + search;
}
