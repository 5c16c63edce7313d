import { sep } from 'node:path';

/** How the files of a built site are addressed. */
export interface UrlOptions {
  /** Where the folder is served, such as `https://docs.example.com` or `https://example.com/docs`. */
  readonly base: URL;
  /** The site serves `retries.html` as `/retries`. */
  readonly stripHtml: boolean;
}

/**
 * The address of a file of a built site. An `index.html` is its folder.
 *
 * @example
 * toPageUrl('guide/index.html', { base: new URL('https://docs.example.com'), stripHtml: false });
 * // 'https://docs.example.com/guide/'
 */
export function toPageUrl(file: string, { base, stripHtml }: UrlOptions): string {
  const path = file
    .split(sep)
    .map(encodeURIComponent)
    .join('/')
    .replace(/(^|\/)index\.html?$/, '$1');
  const folder = base.pathname.replace(/\/?$/, '/');
  return `${base.origin}${folder}${stripHtml ? path.replace(/\.html?$/, '') : path}`;
}

/**
 * The spelling that a page gives of its own address, by its canonical link. A link to another page, as old versions have
 * to new ones, says nothing about this one.
 */
export function toOwnSpelling(url: string, canonical: string | undefined): string {
  if (!canonical || !URL.canParse(canonical, url)) return url;
  const { pathname } = new URL(canonical, url);
  const own = new URL(url);
  return toPlainPath(pathname) === toPlainPath(own.pathname) ? `${own.origin}${pathname}` : url;
}

function toPlainPath(path: string): string {
  return path.replace(/(?:\/index)?(?:\.html?)?\/?$/, '');
}

/** Origin and path: what a link to a page may hold. */
export function withoutQuery(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
