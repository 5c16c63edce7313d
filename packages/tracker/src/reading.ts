/** How a page was read since this was last asked. */
export interface ReadingTime {
  /** Whole seconds in which the page was visible. */
  readonly visible_seconds: number;
  /** How far down the reader has got, in percent of the page. */
  readonly depth_percent: number;
}

/** Measures the reading of one page. */
export interface Reading {
  /** The reading since the last call; undefined for less than a second. */
  readonly take: () => ReadingTime | undefined;
  readonly stop: () => void;
}

/**
 * Measures how long a page is visible, and how far it is read.
 *
 * @example
 * const reading = startReading();
 * addEventListener('pagehide', () => console.log(reading.take()));
 */
export function startReading(): Reading {
  let visibleMs = 0;
  let since = isVisible() ? performance.now() : undefined;
  let depth = 0;
  // A reader sees what is in view; most layouts scroll the document, some a part of it.
  const measure = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target : document.documentElement;
    const { scrollTop, clientHeight, scrollHeight } = element;
    if (clientHeight < innerHeight / 2) return;
    depth = Math.max(depth, Math.min(1, (scrollTop + clientHeight) / scrollHeight));
  };
  const count = (): void => {
    const now = performance.now();
    visibleMs += since === undefined ? 0 : now - since;
    since = isVisible() ? now : undefined;
  };
  const handleScroll = (event: Event): void => measure(event.target);
  const options = { capture: true, passive: true };
  addEventListener('scroll', handleScroll, options);
  addEventListener('visibilitychange', count, options);
  const firstLook = setTimeout(measure, 500, null);

  return {
    take() {
      count();
      const seconds = Math.round(visibleMs / 1000);
      if (seconds < 1) return undefined;
      visibleMs -= seconds * 1000;
      return { visible_seconds: seconds, depth_percent: Math.round(depth * 100) };
    },
    stop() {
      clearTimeout(firstLook);
      removeEventListener('scroll', handleScroll, options);
      removeEventListener('visibilitychange', count, options);
    },
  };
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
