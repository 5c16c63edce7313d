import { findElement } from '../find-element.ts';

// Below this, a bar that comes and goes at once is only unrest.
const shownAfterMs = 250;

/** The slim bar at the top, for pages that take their time. */
export function createProgress(): { start: () => void; stop: () => void } {
  const bar = findElement('#progress', HTMLElement);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    bar.hidden = true;
  };
  return {
    stop,
    start() {
      stop();
      timer = setTimeout(() => (bar.hidden = false), shownAfterMs);
    },
  };
}
