import type { WorldId } from '../world.ts';
import { HubError } from './hub-error.ts';

/** Reads which world is meant. Throws a {@link HubError}. */
export function parseWorldId(value: string): WorldId {
  if (value === 'demo' || value === 'lab') return value;
  throw new HubError(404, 'There is no such world. Ask for "demo" or "lab".');
}
