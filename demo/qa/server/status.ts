import type { QaPart, QaStatus } from './api.ts';

/** How far the start has come, part by part. */
export interface StatusBoard {
  read(): QaStatus;
  /** Says how it went: ready, or failed because of a problem, which is a sentence for people. */
  settle(name: string, problem?: string): void;
  /** Settles a part as a piece of work ends; what was thrown is told by `toSentence`, and thrown on. */
  follow<T>(name: string, work: Promise<T>): Promise<T>;
}

/**
 * Keeps the state of parts that have all yet to start.
 *
 * @example
 * const status = createStatus(['Docs site'], String);
 * status.settle('Docs site');
 * status.read().isReady; // true
 */
export function createStatus(
  names: readonly string[],
  toSentence: (error: unknown) => string,
): StatusBoard {
  const parts = new Map<string, QaPart>(
    names.map((name) => [name, { name, state: 'starting' }] as const),
  );
  const settle = (name: string, problem?: string) => {
    parts.set(name, problem ? { name, state: 'failed', problem } : { name, state: 'ready' });
  };
  return {
    settle,
    read: () => ({
      parts: [...parts.values()],
      isReady: [...parts.values()].every(({ state }) => state === 'ready'),
    }),
    async follow(name, work) {
      try {
        const result = await work;
        settle(name);
        return result;
      } catch (error) {
        settle(name, toSentence(error));
        throw error;
      }
    },
  };
}
