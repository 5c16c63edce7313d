/**
 * Lets the way back close what fills the screen, for browsers that do not do so by themselves: it is one step of the page's
 * history, at the same address. Closed by hand, that step is taken back.
 *
 * @param close - Called when the visitor goes back.
 * @returns stops it
 *
 * @example
 * const stop = closeOnBack(() => panel.close());
 */
export function closeOnBack(close: () => void): () => void {
  let isThere = true;
  const { href } = location;
  history.pushState(history.state, '');
  const handleBack = (): void => {
    isThere = false;
    close();
  };
  addEventListener('popstate', handleBack, { once: true });
  return () => {
    removeEventListener('popstate', handleBack);
    // The page may have gone on meanwhile: the step is no longer the last one.
    if (isThere && location.href === href) history.back();
    isThere = false;
  };
}
