import { icons } from './icons.ts';

/** The dialog in which a reader searches; the client script fills and opens it. */
export function renderSearchDialog(): string {
  return `<dialog class="search" id="search" aria-label="Search the docs">
<div class="search-field">${icons.search}
<input id="search-input" type="text" role="combobox" aria-label="Search the docs" aria-autocomplete="list" aria-expanded="false" aria-controls="search-results" placeholder="Search the docs" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" maxlength="100">
<button class="icon-button" type="button" id="search-close" aria-label="Close search">${icons.close}</button>
</div>
<p class="search-note" id="search-note"></p>
<div class="search-results" id="search-results" role="listbox" aria-label="Results" hidden></div>
<p class="search-keys" aria-hidden="true"><span><kbd>↑</kbd><kbd>↓</kbd> choose</span><span><kbd>↵</kbd> open</span><span><kbd>Esc</kbd> close</span></p>
<p class="visually-hidden" id="search-status" role="status"></p>
</dialog>`;
}
