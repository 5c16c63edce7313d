import { escapeHtml } from './html.ts';
import { icons } from './icons.ts';
import type { Page } from './pages.ts';
import { currentVersion, findCounterpart, isOld, versions } from './versions.ts';

/** The list of versions, above the navigation. Each entry leads to the same page where that version has it. */
export function renderVersionSwitch(pages: readonly Page[], current: Page): string {
  const items = versions.map(({ name, note }) => {
    const { page, same } = findCounterpart(pages, current.slug, name);
    const mark = name === current.version ? ' aria-current="true"' : '';
    const hint = same || current.slug === 'changelog' ? note : `${note} · opens its first page`;
    return `<li><a href="${page.path}"${mark}><span class="version-name">${name}</span><span class="version-note">${escapeHtml(hint)}</span></a></li>`;
  });
  const note = versions.find(({ name }) => name === current.version)?.note ?? '';
  return `<details class="version-switch" id="version-switch">
<summary><span class="visually-hidden">Version: </span><span class="version-name">${current.version}</span> <span class="version-note">${escapeHtml(note)}</span>${icons.chevron}</summary>
<ul>${items.join('')}</ul>
</details>`;
}

/** What a reader of an old version is told before anything else, and where the new one is. */
export function renderOldVersionBanner(pages: readonly Page[], current: Page): string {
  if (!isOld(current.version)) return '';
  const { page, same } = findCounterpart(pages, current.slug, currentVersion);
  const link = `<a href="${page.path}">${same ? 'See this page in' : 'Start with'} ${currentVersion}</a>`;
  return `<div class="old-version" role="note" aria-label="Old version">${icons.history}
<p>You are reading about Millrace <strong>${current.version}</strong>, which gets security fixes only. ${same ? '' : 'Later versions have no such page. '}${link}</p>
</div>`;
}

/** The address under which search engines should know a page: the newest version that has it. */
export function findCanonical(pages: readonly Page[], current: Page): string {
  const { page, same } = findCounterpart(pages, current.slug, currentVersion);
  return same ? page.path : current.path;
}
