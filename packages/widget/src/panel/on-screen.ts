/** Whether somebody can see an element, and news of it. */
export interface ScreenWatch {
  readonly isOnScreen: () => boolean;
  readonly stop: () => void;
}

/**
 * Watches whether an element is really on the screen: shown, scrolled to, and in a tab that is looked at.
 *
 * @param onChange - Called when that may have changed.
 * @example
 * const watch = watchScreen(this, () => this.report());
 */
export function watchScreen(element: Element, onChange: () => void): ScreenWatch {
  let isThere = false;
  const observer = new IntersectionObserver((entries) => {
    isThere = entries.at(-1)?.isIntersecting ?? false;
    onChange();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', onChange);
  return {
    isOnScreen: () =>
      isThere &&
      document.visibilityState === 'visible' &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    stop: () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', onChange);
    },
  };
}
