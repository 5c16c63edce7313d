/** How a page was read since this was last asked. */
export interface ReadingTime {
  /** Whole seconds in which the page was visible. */
  readonly visible_seconds: number;
  /** How far down the reader has got, in percent of the page. */
  readonly depth_percent: number;
}

/** Measures how a document is read, one page after the other. */
export interface Reading {
  /** The reading since the last call; undefined for less than a second. */
  readonly take: () => ReadingTime | undefined;
  /** Begins anew: another page is shown. */
  readonly restart: () => void;
}

const firstLookMs = 500;

/**
 * Measures how long pages are visible, and how far they are read.
 *
 * @example
 * const reading = measureReading();
 * addEventListener('pagehide', () => console.log(reading.take()));
 */
export function measureReading(): Reading {
  let visibleMs = 0;
  let depth = 0;
  let since = performance.now();
  let wasVisible = isVisible();
  const count = (): void => {
    const now = performance.now();
    if (wasVisible) visibleMs += now - since;
    since = now;
    wasVisible = isVisible();
  };
  // A reader has got as far as what is in view. Most layouts scroll the document, some a part of it.
  const measure = ({ target }: { readonly target: unknown }): void => {
    const element = target instanceof Element ? target : document.documentElement;
    const { scrollTop, clientHeight, scrollHeight } = element;
    if (clientHeight > innerHeight / 2)
      depth = Math.max(depth, (scrollTop + clientHeight) / scrollHeight);
  };
  const restart = (): void => {
    count();
    visibleMs = depth = 0;
    setTimeout(measure, firstLookMs, {});
  };
  addEventListener('scroll', measure, { capture: true, passive: true });
  addEventListener('visibilitychange', count, true);
  restart();

  return {
    restart,
    take() {
      count();
      const seconds = Math.floor(visibleMs / 1000);
      if (seconds < 1) return undefined;
      visibleMs = 0;
      return { visible_seconds: seconds, depth_percent: Math.min(100, Math.round(depth * 100)) };
    },
  };
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
