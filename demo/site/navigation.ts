import { escapeHtml } from './html.ts';
import { icons } from './icons.ts';
import type { Heading } from './markdown.ts';
import type { Page } from './pages.ts';

/** The list of all pages, by section, with the current one marked. */
export function renderSiteNavigation(pages: Page[], currentPath: string | undefined): string {
  const sections = [...new Set(pages.map((page) => page.section))];
  return sections
    .map((section) => {
      const items = pages
        .filter((page) => page.section === section)
        .map((page) => renderSiteNavigationItem(page, page.path === currentPath));
      return `<p class="nav-section">${escapeHtml(section)}</p>\n<ul>${items.join('')}</ul>`;
    })
    .join('\n');
}

function renderSiteNavigationItem(page: Page, current: boolean): string {
  const mark = current ? ' aria-current="page"' : '';
  return `<li><a href="${page.path}"${mark}>${escapeHtml(page.navTitle)}</a></li>`;
}

/** The headings of this page, for wide screens. */
export function renderTableOfContents(headings: Heading[]): string {
  const items = headings
    .map(
      ({ id, text, level }) =>
        `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
    )
    .join('');
  return `<nav class="toc" aria-labelledby="toc-title"><p id="toc-title">On this page</p><ul>${items}</ul></nav>`;
}

/** Links to the page before and the page after. */
export function renderPager(pages: Page[], current: Page): string {
  const index = pages.indexOf(current);
  const previous = pages[index - 1];
  const next = pages[index + 1];
  const links = [
    previous && renderPagerLink({ page: previous, rel: 'prev', label: 'Previous' }),
    next && renderPagerLink({ page: next, rel: 'next', label: 'Next' }),
  ];
  return `<nav class="pager" aria-label="Previous and next page">${links.filter(Boolean).join('')}</nav>`;
}

function renderPagerLink(link: { page: Page; rel: 'prev' | 'next'; label: string }): string {
  const arrow = link.rel === 'prev' ? icons.arrowBack : icons.arrowForward;
  return `<a class="pager-${link.rel}" rel="${link.rel}" href="${link.page.path}"><span class="pager-label">${link.label}</span><span class="pager-title">${escapeHtml(link.page.navTitle)}</span>${arrow}</a>`;
}
