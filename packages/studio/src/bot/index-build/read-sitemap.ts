import { load } from 'cheerio';
import type { PageSource } from './doc-page.ts';
import { fetchText } from './fetch-text.ts';
import { mapAtOnce } from './map-at-once.ts';
import { withoutQuery } from './page-url.ts';

/** How a site is read over the network. */
export interface SitemapOptions {
  /**
   * Where readers find the pages, if the sitemap is served from elsewhere, such as from a local preview. Pages of this
   * origin are then fetched from the sitemap's.
   */
  readonly base?: URL | undefined;
  /** Gets one sentence for each page or sitemap that was left out. */
  readonly tell: (sentence: string) => void;
}

const pagesAtOnce = 4;
const mostSitemaps = 500;
const mostPages = 50_000;

/**
 * Reads every page of a sitemap, or of the sitemaps that it lists. Only pages of the sitemap's own origin, or of `base`.
 *
 * @throws Error that says what to do when the sitemap itself cannot be read.
 * @example
 * await readSitemap(new URL('https://docs.example.com/sitemap.xml'), { tell: console.error });
 */
export async function readSitemap(
  sitemap: URL,
  options: SitemapOptions,
): Promise<readonly PageSource[]> {
  const pages = await readPageUrls(sitemap, options);
  const sources = await mapAtOnce(pages, {
    atOnce: pagesAtOnce,
    call: (page) => readPage(page, { sitemap, options }),
  });
  return sources.filter((source) => source !== undefined);
}

async function readPageUrls(sitemap: URL, options: SitemapOptions): Promise<readonly URL[]> {
  const waiting = [sitemap];
  const seen = new Set<string>();
  const pages = new Map<string, URL>();
  for (let next = waiting.shift(); next && seen.size < mostSitemaps; next = waiting.shift()) {
    if (seen.has(next.href)) continue;
    seen.add(next.href);
    try {
      const { sitemaps, urls } = parseSitemap((await fetchText(next)).text);
      waiting.push(...toOwn(sitemaps, { sitemap, options }));
      for (const url of toOwn(urls, { sitemap, options })) pages.set(withoutQuery(url), url);
    } catch (error) {
      const sentence = `${withoutQuery(next)} was left out: it ${toReason(error)}.`;
      if (next === sitemap) throw new Error(toAdvice(sitemap, error), { cause: error });
      options.tell(sentence);
    }
  }
  return [...pages.values()].slice(0, mostPages);
}

function parseSitemap(xml: string): { sitemaps: readonly string[]; urls: readonly string[] } {
  const $ = load(xml, { xml: true });
  const readAll = (selector: string): string[] =>
    $(selector)
      .map((_, element) => $(element).text().trim())
      .get();
  if ($('urlset, sitemapindex').length === 0) throw new Error('is no sitemap in XML');
  return { sitemaps: readAll('sitemapindex > sitemap > loc'), urls: readAll('urlset > url > loc') };
}

interface Reading {
  readonly sitemap: URL;
  readonly options: SitemapOptions;
}

/** What is fetched: always from the sitemap's own origin. */
function toOwn(addresses: readonly string[], { sitemap, options }: Reading): readonly URL[] {
  const own = new Set([sitemap.origin, options.base?.origin]);
  return addresses
    .filter((address) => URL.canParse(address) && own.has(new URL(address).origin))
    .map((address) => {
      const { pathname, search } = new URL(address);
      return new URL(`${pathname}${search}`, sitemap.origin);
    });
}

async function readPage(page: URL, { sitemap, options }: Reading): Promise<PageSource | undefined> {
  try {
    const { text, url, contentType } = await fetchText(page);
    if (url.origin !== sitemap.origin) throw new Error('leads to another site');
    if (!/html/i.test(contentType)) throw new Error('is no HTML');
    return { url: withoutQuery(new URL(url.pathname, options.base ?? sitemap)), html: text };
  } catch (error) {
    options.tell(`${withoutQuery(page)} was left out: it ${toReason(error)}.`);
    return undefined;
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : 'could not be read';
}

function toAdvice(sitemap: URL, error: unknown): string {
  return `The sitemap ${withoutQuery(sitemap)} ${toReason(error)}. Give the address of a sitemap.xml that a browser can open.`;
}
