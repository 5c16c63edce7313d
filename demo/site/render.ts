import type { WorldId } from '../qa/world.ts';
import type { SiteChat } from './chat-tag.ts';
import { escapeHtml } from './html.ts';
import { renderDocument } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPager, renderSiteNavigation, renderTableOfContents } from './navigation.ts';
import { type Page, readChangelog, readPages } from './pages.ts';
import { renderSectionCards } from './section-cards.ts';
import { renderSupportForm } from './support-form.ts';
import type { SegmentSource } from './tracker-tag.ts';
import { findCanonical, renderOldVersionBanner, renderVersionSwitch } from './version-switch.ts';
import { currentVersion, isOld } from './versions.ts';

/** What the site is told from outside. */
export interface SiteConfig {
  /** The Segment that the pages report to, such as `{ origin: 'http://127.0.0.1:4101', writeKey: 'docs' }`. */
  segment: SegmentSource;
  /** Where the pages' chats go; no chat by default. */
  chat?: SiteChat;
  /** Links in the header, such as to the QA inspector. */
  links: { label: string; href: string }[];
  /** The tags wait for the reader's consent. */
  consent?: 'required';
  /** Who may tell open pages what their visitor does; nobody by default. */
  qa?: SiteQa;
}

/** A QA server, and which of its worlds the site belongs to. */
export interface SiteQa {
  /** Its origin, such as `http://127.0.0.1:5170`. */
  hub: string;
  /** `demo` by default. */
  world?: WorldId;
}

const docs = readPages();
const changelog = readChangelog();
const currentDocs = docs.filter(({ version }) => version === currentVersion);

/**
 * Renders every page: its path, and its complete HTML document.
 *
 * @example
 * renderSite(config).get('/docs/quick-start'); // '<!doctype html>…'
 */
export function renderSite(config: SiteConfig): Map<string, string> {
  const paths = [...docs, changelog].map(({ path }) => path);
  return new Map(paths.map((path) => [path, renderPage(config, path) ?? '']));
}

/** Renders one page by its path; undefined where there is none. */
export function renderPage(config: SiteConfig, path: string): string | undefined {
  if (path === changelog.path) return renderChangelog(config);
  const page = docs.find((doc) => doc.path === path);
  return page && renderDoc(config, page);
}

/** Renders the answer to an address that is no page. It is not a doc, and is never counted as one. */
export function renderNotFound(config: SiteConfig): string {
  const list = currentDocs.map(
    (page) => `<li><a href="${page.path}">${escapeHtml(page.navTitle)}</a></li>`,
  );
  return renderDocument(config, {
    title: 'Page not found · Millrace docs',
    description: 'There is no page at this address.',
    version: currentVersion,
    navigation: renderSiteNavigation(currentDocs, undefined),
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

function renderDoc(config: SiteConfig, page: Page): string {
  const siblings = docs.filter(({ version }) => version === page.version);
  const { html, headings } = renderMarkdown(page.markdown);
  const version = isOld(page.version) ? ` · ${page.version}` : '';
  return renderDocument(config, {
    title: `${page.title}${version} · Millrace docs`,
    description: page.description,
    doc: { section: page.section, version: page.version, canonical: findCanonical(docs, page) },
    version: page.version,
    navigation: `${renderVersionSwitch(docs, page)}
${renderSiteNavigation(siblings, page.path)}`,
    main: `${renderOldVersionBanner(docs, page)}
${renderArticle(page, html)}
${renderSectionCards(siblings, page)}
${renderPager(siblings, page)}
${renderSupportForm()}`,
    aside: renderTableOfContents(headings),
  });
}

function renderChangelog(config: SiteConfig): string {
  const { html, headings } = renderMarkdown(changelog.markdown);
  return renderDocument(config, {
    title: `${changelog.title} · Millrace docs`,
    description: changelog.description,
    version: currentVersion,
    navigation: `${renderVersionSwitch(docs, changelog)}
${renderSiteNavigation(currentDocs, changelog.path)}`,
    main: `${renderArticle(changelog, html)}
${renderSupportForm()}`,
    aside: renderTableOfContents(headings),
  });
}

function renderArticle(page: Page, html: string): string {
  return `<article class="prose">
<header class="page-header">
<p class="eyebrow">${escapeHtml(page.section)}</p>
<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.description)}</p>
</header>
${html}</article>`;
}
