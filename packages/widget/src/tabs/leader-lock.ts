import { groupName } from './group-name.ts';

/** What becomes of the wait for the lead. */
export interface LeaderLockEvents {
  readonly onLead: () => void;
  /** There are no locks here, on an insecure origin for example. */
  readonly onUnavailable: () => void;
}

/**
 * Waits in line for the lead, which the browser gives to one tab at a time; it goes on to the next when its tab closes,
 * crashes or gives it up. Never calls back at once. Returns what gives up the lead, or the place in line.
 *
 * @example
 * const giveUp = waitForLead({ onLead: connect, onUnavailable: connect });
 */
export function waitForLead({ onLead, onUnavailable }: LeaderLockEvents): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let release: (() => void) | undefined;

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      release = resolve;
      // It may be ours only after we have given it up.
      if (signal.aborted) resolve();
      else onLead();
    });
  // Async, so that what throws where there are no locks is a rejection too.
  const request = async (): Promise<void> => {
    await navigator.locks.request(groupName, { signal }, hold);
  };

  request().catch(() => {
    if (!signal.aborted) onUnavailable();
  });
  return () => {
    controller.abort();
    release?.();
  };
}
