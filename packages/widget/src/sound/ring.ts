import { playChime } from './play-chime.ts';

// By then, what can be seen has been reported as seen.
const waitMs = 600;
const pauseMs = 3000;

let rangAt = -Infinity;

/**
 * Tells by a sound that a message has come, unless somebody sees it in a moment. At most every three seconds.
 *
 * @param isSeen - Asked after that moment.
 * @example
 * ring(() => state.seenIndex >= message.index);
 */
export function ring(isSeen: () => boolean): void {
  setTimeout(() => {
    const now = performance.now();
    if (now - rangAt < pauseMs || isSeen()) return;
    rangAt = now;
    playChime();
  }, waitMs);
}
