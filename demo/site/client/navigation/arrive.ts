import { findElement } from '../find-element.ts';

/** Brings the reader to the beginning of a page that has been exchanged, or to the heading in its address. */
export function arriveAtStart(): void {
  const target = findTarget();
  if (target) target.scrollIntoView({ behavior: 'instant' });
  else scrollTo({ top: 0, behavior: 'instant' });
  moveFocus(target);
}

/** Tells those who do not see the page change, and goes on from there with the keyboard. */
export function moveFocus(target = findTarget()): void {
  const element = target ?? findElement('#content', HTMLElement);
  // A heading takes the focus only if it says so.
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  findElement('#page-status', HTMLElement).textContent = document.title;
}

function findTarget(): HTMLElement | null {
  return location.hash ? document.getElementById(decodeHash()) : null;
}

// Anybody may write an address: `%` alone is not one that can be decoded.
function decodeHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
