import { leadsToPage } from './decide.ts';
import { findLink } from './find-link.ts';

// Long enough to tell a pointer that rests on a link from one that passes over it.
const restsForMs = 65;

/** Calls back with the address that a reader is about to open: the pointer rests on it, or it has the focus. */
export function onLikelyNavigation(callback: (url: string) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const consider = (event: Event, afterMs: number): void => {
    const link = findLink(event);
    clearTimeout(timer);
    if (!link || !leadsToPage(link, location.href) || savesData()) return;
    timer = setTimeout(() => callback(link.href), afterMs);
  };

  document.addEventListener('pointerover', (event) => consider(event, restsForMs));
  document.addEventListener('focusin', (event) => consider(event, restsForMs));
  document.addEventListener('touchstart', (event) => consider(event, 0), { passive: true });
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
