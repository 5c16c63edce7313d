import type { ControlsState } from '../../server/api.ts';
import type { WorldId } from '../../world.ts';
import { ask } from '../shared/ask.ts';

/** The time of a world, told now and then: for words such as `2 minutes ago`. */
export interface WorldTime {
  /** The clock may have been set: asks for it again. */
  refresh(): void;
  stop(): void;
}

const tickMs = 15_000;

/** Tells the local time of a world, in ms since 1970, at once and every 15 seconds. */
export function createWorldTime(world: WorldId, onTime: (now: number) => void): WorldTime {
  let read = () => Date.now();
  let isStopped = false;
  const tell = () => onTime(read());
  const refresh = async () => {
    const { clock } = await ask<ControlsState>(`/api/${world}/controls`);
    if (isStopped) return;
    read = clock.isFrozen ? () => clock.now : () => Date.now() + clock.offsetMs;
    tell();
  };
  // Without an answer the machine's clock is near enough.
  const tryRefresh = () => void refresh().catch(() => undefined);
  const timer = setInterval(tell, tickMs);
  tryRefresh();
  return {
    refresh: tryRefresh,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
