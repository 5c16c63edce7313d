import { escapeHtml } from '../../site/html.ts';
import type { QaConfig } from './api.ts';
import { renderIcon } from './front-icons.ts';

/** The bar at the top, as the other pages have it. */
export function renderFrontBar({ hub, site, lab }: QaConfig): string {
  const doors = [
    ['Inspector', `${hub}/inspector`],
    ['Agent’s desk', `${hub}/desk`],
    ['Scenarios', `${lab}/scenarios`],
  ] as const;
  const links = doors.map(([label, href]) => `<li><a href="${escapeHtml(href)}">${label}</a></li>`);
  return `<header class="bar"><div class="bar-inner">
<a class="brand" href="${escapeHtml(hub)}/" aria-current="page" aria-label="Docent demo">${renderIcon('docent')}<span class="brand-name">Docent</span></a>
<nav aria-label="Demo"><ul>${links.join('')}<li><a href="${escapeHtml(site)}" target="docent-site">Docs site</a></li></ul></nav>
<div class="bar-end"><button class="button button-quiet button-icon" type="button" id="theme" aria-label="Light or dark" hidden>${renderIcon('theme')}</button></div>
</div></header>`;
}
