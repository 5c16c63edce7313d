import { findElement } from './find-element.ts';

/** Scrolls the list of pages, and nothing else, to where the current page can be seen in it. */
export function revealCurrentPage(): void {
  const nav = findElement('#site-nav', HTMLElement);
  const current = nav.querySelector('[aria-current="page"]');
  if (!current) return;
  const box = nav.getBoundingClientRect();
  const { top, bottom } = current.getBoundingClientRect();
  const visible = top >= box.top && bottom <= box.bottom;
  if (!visible) nav.scrollTop += top - box.top - box.height / 3;
}

/** Shows where the reader is each time that the list opens as a menu. */
export function startMenu(): void {
  findElement('#site-nav', HTMLElement).addEventListener('toggle', revealCurrentPage);
}

/** Closes the menu that the list of pages is on small screens. */
export function closeMenu(): void {
  const nav = findElement('#site-nav', HTMLElement);
  if (nav.matches(':popover-open')) nav.hidePopover();
}
