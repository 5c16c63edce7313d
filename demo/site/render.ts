import { escapeHtml } from './html.ts';
import { renderDocument } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPager, renderSiteNavigation, renderTableOfContents } from './navigation.ts';
import { type Page, readPages } from './pages.ts';
import { renderSupportForm } from './support-form.ts';

/** What the site is told from outside. */
export interface SiteConfig {
  /** The Segment that the pages report to, such as `{ origin: 'http://127.0.0.1:4101', writeKey: 'docs' }`. */
  segment: { origin: string; writeKey: string };
  /** Links in the header, such as to the QA inspector. */
  links: { label: string; href: string }[];
}

const pages = readPages();

/**
 * Renders every page: its path, and its complete HTML document.
 *
 * @example
 * renderSite(config).get('/docs/quick-start'); // '<!doctype html>…'
 */
export function renderSite(config: SiteConfig): Map<string, string> {
  return new Map(pages.map((page) => [page.path, renderPage(config, page)]));
}

/** Renders the answer to an address that is no page. It is not a doc, and is never counted as one. */
export function renderNotFound(config: SiteConfig): string {
  const list = pages.map(
    (page) => `<li><a href="${page.path}">${escapeHtml(page.navTitle)}</a></li>`,
  );
  return renderDocument(config, {
    title: 'Page not found · Millrace docs',
    description: 'There is no page at this address.',
    doc: {},
    navigation: renderSiteNavigation(pages, undefined),
    main: `<div class="not-found">
<p class="eyebrow">Error 404</p>
<h1>This page went downstream</h1>
<p class="lead">There is nothing at this address. It may have moved, or the link may have a slip in it.</p>
<p><a class="button" href="/">Back to the introduction</a></p>
<h2>All pages</h2>
<ul class="not-found-pages">${list.join('')}</ul>
</div>
${renderSupportForm()}`,
    aside: '',
  });
}

function renderPage(config: SiteConfig, page: Page): string {
  const { html, headings } = renderMarkdown(page.markdown);
  return renderDocument(config, {
    title: `${page.title} · Millrace docs`,
    description: page.description,
    doc: { section: page.section, version: '2.3' },
    navigation: renderSiteNavigation(pages, page.path),
    main: `<article class="prose">
<header class="page-header">
<p class="eyebrow">${escapeHtml(page.section)}</p>
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.description)}</p>
</header>
${html}</article>
${renderPager(pages, page)}
${renderSupportForm()}`,
    aside: renderTableOfContents(headings),
  });
}
