import type { Store } from './store.ts';

/**
 * Resolves when the chat has ended; false where that takes longer.
 *
 * @example
 * const isEnded = await waitUntilEnded(store, 15_000);
 */
export function waitUntilEnded(
  { subscribe }: Pick<Store, 'subscribe'>,
  withinMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isEnded: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(isEnded);
    };
    const timer = setTimeout(() => settle(false), withinMs);
    const stop = subscribe(({ phase }) => {
      if (phase === 'ended') settle(true);
    });
  });
}
