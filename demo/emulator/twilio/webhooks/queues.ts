/** Work in order for each key; different keys do not wait for each other. */
export interface Queues {
  /** Work must settle its own errors. It begins in a later turn: first the caller is answered, then others are told. */
  add(key: string, work: () => void | Promise<void>): void;
  /** Resolves when there is nothing left, also of what was added meanwhile. */
  idle(): Promise<void>;
}

export function createQueues(): Queues {
  const last = new Map<string, Promise<void>>();
  return {
    add(key, work) {
      const before = last.get(key) ?? new Promise<void>((resolve) => setImmediate(resolve));
      const next = before.then(work).finally(() => {
        if (last.get(key) === next) last.delete(key);
      });
      last.set(key, next);
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
