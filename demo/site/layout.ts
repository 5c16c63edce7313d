import { type PageHead, renderHead } from './head.ts';
import { escapeHtml } from './html.ts';
import { icons } from './icons.ts';
import type { SiteConfig } from './render.ts';
import { renderPrivacyDialog } from './privacy-dialog.ts';
import { renderSearchDialog } from './search-dialog.ts';

/** What differs from one page to the next; the parts of the body are HTML. */
export interface PageParts extends PageHead {
  /** The version in which its search looks. */
  version: string;
  navigation: string;
  main: string;
  aside: string;
}

/** The frame around every page: a complete HTML document. The client exchanges what has `data-swap`. */
export function renderDocument(config: SiteConfig, page: PageParts): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
${renderHead(page, config)}
<body>
<a class="skip-link" href="#content">Skip to content</a>
<div class="progress" id="progress" hidden></div>
<p class="visually-hidden" id="page-status" role="status"></p>
${renderHeader(config)}
<div class="frame">
<nav class="site-nav" id="site-nav" aria-label="Docs" popover>
<button class="icon-button site-nav-close" type="button" popovertarget="site-nav" popovertargetaction="hide" aria-label="Close menu">${icons.close}</button>
<div data-swap="navigation">${page.navigation}</div>
<ul class="site-nav-links">${renderLinks(config)}</ul>
</nav>
<main id="content" tabindex="-1" data-version="${page.version}" data-swap="main">
${page.main}
</main>
<div class="aside" data-swap="aside">${page.aside}</div>
</div>
<footer class="site-footer"><div class="site-footer-inner">
<p>Millrace is an invented product. These pages are the demo of Docent.</p>
<button class="link-button needs-script" type="button" id="privacy-open" aria-haspopup="dialog">Privacy choices</button>
</div></footer>
${renderSearchDialog()}
${renderPrivacyDialog()}
</body>
</html>
`;
}

function renderHeader(config: SiteConfig): string {
  return `<header class="site-header"><div class="site-header-inner">
<button class="icon-button menu-button" type="button" popovertarget="site-nav" aria-label="Menu">${icons.menu}</button>
<a class="brand" href="/" aria-label="Millrace docs">${icons.logo}<span class="brand-name">Millrace</span><span class="brand-docs">Docs</span></a>
<button class="search-button needs-script" type="button" id="search-open" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K">${icons.search}<span class="search-button-text">Search<span class="search-button-more"> the docs</span></span><kbd aria-hidden="true">/</kbd></button>
<nav class="header-links" aria-label="Site"><ul>${renderLinks(config)}</ul></nav>
<button class="icon-button needs-script" type="button" id="theme-toggle" aria-label="Dark colours" aria-pressed="false">${icons.sun}${icons.moon}</button>
<a class="button button-small" href="#support"><span class="support-long">Talk to support</span><span class="support-short" aria-hidden="true">Support</span></a>
</div></header>`;
}

function renderLinks(config: SiteConfig): string {
  return [{ label: 'Changelog', href: '/changelog' }, ...config.links]
    .map(({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`)
    .join('');
}
