import { randomUUID } from 'node:crypto';
import type { Surroundings } from '../chat/ports.ts';

/** Creates the real time, the real random and the Function's log. */
export function createSurroundings(): Surroundings {
  return {
    now: () => Date.now(),
    newId: () => randomUUID(),
    log: (sentence) => console.error(sentence),
  };
}
