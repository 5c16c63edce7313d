import { escapeHtml, toScriptJson } from './html.ts';
import { icons } from './icons.ts';
import type { SiteConfig } from './render.ts';

/** What differs from one document to the next. Every field but `title` and `description` is HTML. */
export interface Document {
  title: string;
  description: string;
  /** Facts about a doc, which the client reads from `<meta name="doc-…">`. A page without them is not a doc. */
  doc: Record<string, string>;
  navigation: string;
  main: string;
  aside: string;
}

// In the head and inline, so that the first paint already has the reader's colours and direction.
const beforePaint = `
const root = document.documentElement;
if (new URLSearchParams(location.search).get('dir') === 'rtl') root.dir = 'rtl';
try {
  const theme = localStorage.getItem('millrace-docs:theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {}
`;

/** The frame around every page: a complete HTML document. */
export function renderDocument(config: SiteConfig, document: Document): string {
  const docMeta = Object.entries(document.doc).map(
    ([name, value]) => `<meta name="doc-${name}" content="${escapeHtml(value)}">`,
  );
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
<meta name="description" content="${escapeHtml(document.description)}">
<meta name="color-scheme" content="light dark">
${docMeta.join('\n')}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<script>${beforePaint}</script>
<script type="application/json" id="segment-config">${toScriptJson(config.segment)}</script>
<script type="module" src="/assets/main.js"></script>
</head>
<body>
<a class="skip-link" href="#content">Skip to content</a>
${renderHeader(config)}
<div class="frame">
<nav class="site-nav" id="site-nav" aria-label="Docs" popover>
<button class="icon-button site-nav-close" type="button" popovertarget="site-nav" popovertargetaction="hide" aria-label="Close menu">${icons.close}</button>
${document.navigation}
<ul class="site-nav-links">${renderLinks(config)}</ul>
</nav>
<main id="content" tabindex="-1">
${document.main}
</main>
${document.aside}
</div>
<footer class="site-footer"><p>Millrace is an invented product. These pages are the demo of Docent.</p></footer>
</body>
</html>
`;
}

function renderHeader(config: SiteConfig): string {
  return `<header class="site-header"><div class="site-header-inner">
<button class="icon-button menu-button" type="button" popovertarget="site-nav" aria-label="Menu">${icons.menu}</button>
<a class="brand" href="/">${icons.logo}<span>Millrace</span><span class="brand-docs">Docs</span></a>
<nav class="header-links" aria-label="Site"><ul>${renderLinks(config)}</ul></nav>
<button class="icon-button" type="button" id="theme-toggle" aria-label="Dark colours" aria-pressed="false">${icons.sun}${icons.moon}</button>
<a class="button button-small" href="#support">Talk to support</a>
</div></header>`;
}

function renderLinks(config: SiteConfig): string {
  return config.links
    .map(({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`)
    .join('');
}
