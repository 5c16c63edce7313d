import { closeMenu } from '../site-nav.ts';
import { arriveAtStart, moveFocus } from './arrive.ts';
import { isOurs, isSamePage } from './decide.ts';
import { findLink } from './find-link.ts';
import { createPageLoader } from './page-loader.ts';
import { onLikelyNavigation } from './prefetch.ts';
import { createProgress } from './progress.ts';
import { createEntryName, createScrollPositions } from './scroll-positions.ts';
import { swapPage } from './swap.ts';

/** Exchanges the page where a link leads to another one of this site, instead of loading a document. */
export function startNavigation(hooks: { beforeSwap(): void; afterSwap(): void }): void {
  const loader = createPageLoader();
  const positions = createScrollPositions();
  const progress = createProgress();
  // As the head noted it: the reader may have gone back since, before anybody here could hear of it.
  let shown = document.documentElement.dataset['shown'] ?? location.href;
  let wanted = new AbortController();

  async function show(arrive: () => void): Promise<void> {
    wanted.abort();
    wanted = new AbortController();
    const { signal } = wanted;
    progress.start();
    try {
      const url = location.href;
      const html = await loader.load(url, signal);
      if (signal.aborted) return;
      hooks.beforeSwap();
      swapPage(html);
      shown = url;
      hooks.afterSwap();
      arrive();
      positions.settle();
      progress.stop();
    } catch {
      // The address is already there, so the browser only has to load what it names.
      if (!signal.aborted) location.reload();
    }
  }

  function handleClick(event: MouseEvent): void {
    const link = findLink(event);
    if (!link || !isOurs(event, link, location.href)) return;
    event.preventDefault();
    closeMenu();
    // As most routers do: the new address first, while the old page and its title are still there.
    history.pushState({ entry: createEntryName() }, '', link.href);
    positions.enter();
    void show(arriveAtStart);
  }

  /** Shows what the current entry of the history names. */
  function showEntry(): void {
    positions.enter();
    if (!isSamePage(shown, location.href)) {
      void show(() => {
        if (positions.restore()) moveFocus();
        else arriveAtStart();
      });
      return;
    }
    // Only the place on the page is another one, or the reader came back before the next page was there.
    wanted.abort();
    progress.stop();
    positions.restore();
    positions.settle();
  }

  document.addEventListener('click', handleClick);
  addEventListener('popstate', showEntry);
  onLikelyNavigation((url) => loader.prefetch(url));
  showEntry();
}
