import { escapeHtml } from './html.ts';
import { icons } from './icons.ts';
import type { Page } from './pages.ts';

const shownPerSection = 4;

/** An overview of a version on its first page: a card for each section, with the pages to begin with. */
export function renderSectionCards(pages: readonly Page[], current: Page): string {
  if (pages[0] !== current) return '';
  const others = pages.filter((page) => page !== current);
  const sections = [...new Set(others.map((page) => page.section))];
  const cards = sections.map((section) => {
    const links = others
      .filter((page) => page.section === section)
      .slice(0, shownPerSection)
      .map(
        (page) =>
          `<li><a href="${page.path}">${escapeHtml(page.navTitle)}${icons.arrowForward}</a></li>`,
      );
    return `<li class="card"><h3>${escapeHtml(section)}</h3><ul>${links.join('')}</ul></li>`;
  });
  return `<section class="cards" aria-labelledby="cards-title"><h2 id="cards-title">Find your way</h2><ul>${cards.join('')}</ul></section>`;
}
