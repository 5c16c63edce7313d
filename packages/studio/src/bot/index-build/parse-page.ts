import { load } from 'cheerio';
import type { DocPage, PageSource } from './doc-page.ts';
import { findContent } from './find-content.ts';
import { toOwnSpelling } from './page-url.ts';
import { readSections } from './read-sections.ts';
import { tidyText } from './tidy-text.ts';

/**
 * Reads a page's HTML. Undefined for what nobody should be sent to: pages that ask not to be indexed, redirects, and pages
 * without text.
 *
 * @example
 * parsePage({ url: 'https://docs.example.com/retries', html: '<main><h1>Retries</h1><p>Wait.</p></main>' });
 */
export function parsePage({ url: address, html }: PageSource): DocPage | undefined {
  const $ = load(html);
  if (isNotForReaders($)) return undefined;
  const url = toOwnSpelling(address, $('link[rel="canonical" i]').attr('href'));
  const documentTitle = tidyText($('head > title').first().text());
  const version = readVersion($, url);
  const content = findContent($);
  const { title, sections } = readSections(content);
  const shownTitle = title || withoutSiteName(documentTitle) || new URL(url).pathname;
  const description = tidyText($('meta[name="description" i]').attr('content') ?? '');
  return sections.length > 0
    ? { url, title: shownTitle, version, description, sections }
    : undefined;
}

type Document = ReturnType<typeof load>;

function isNotForReaders($: Document): boolean {
  const robots = $('meta[name="robots" i], meta[name="googlebot" i]')
    .map((_, meta) => $(meta).attr('content') ?? '')
    .get()
    .join(',');
  return /\b(?:noindex|none)\b/i.test(robots) || $('meta[http-equiv="refresh" i]').length > 0;
}

const versionTags = ['docent:version', 'docsearch:version', 'doc-version'];

function readVersion($: Document, url: string): string {
  for (const name of versionTags) {
    const content = $(`meta[name="${name}"]`).attr('content')?.trim();
    if (content) return content.split(',')[0]?.slice(0, 40) ?? '';
  }
  const inPath = new URL(url).pathname
    .split('/')
    .find((part) => /^v?\d{1,4}(?:\.(?:\d{1,4}|x)){1,3}$|^v\d{1,3}$/.test(part));
  return inPath?.replace(/^v/, '').replace(/\.x$/, '') ?? '';
}

/** Titles end with the name of the site, after a sign: "Retries | Example docs". */
function withoutSiteName(title: string): string {
  const signs = [' | ', ' · ', ' • ', ' – ', ' — ', ' - '].map((sign) => title.lastIndexOf(sign));
  const cut = Math.max(...signs);
  return cut > 0 ? title.slice(0, cut).trim() : title;
}
