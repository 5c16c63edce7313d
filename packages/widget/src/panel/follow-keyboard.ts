/**
 * Keeps an element clear of the keyboard on the screen: `--_keyboard` is the height that it takes from the bottom of the
 * page's view, `--_top` how far the browser has pushed the view down. Both are left out while the page is zoomed in,
 * because an element that follows the fingers cannot be looked at closely.
 *
 * @returns stops it
 *
 * @example
 * const stop = followKeyboard(panel);
 */
export function followKeyboard(element: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const follow = () => {
    const isZoomed = view.scale > 1.01;
    const top = isZoomed ? 0 : view.offsetTop;
    const hidden = isZoomed ? 0 : document.documentElement.clientHeight - view.height - top;
    element.style.setProperty('--_top', `${top}px`);
    element.style.setProperty('--_keyboard', `${Math.max(0, hidden)}px`);
  };
  follow();
  view.addEventListener('resize', follow);
  view.addEventListener('scroll', follow);
  return () => {
    view.removeEventListener('resize', follow);
    view.removeEventListener('scroll', follow);
  };
}
