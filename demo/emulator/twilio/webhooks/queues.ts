/** Work in order for each key; different keys do not wait for each other. */
export interface Queues {
  /** Work must settle its own errors. It never begins before the caller is done. */
  add(key: string, work: () => void | Promise<void>): void;
  /** Resolves when there is nothing left, also of what was added meanwhile. */
  idle(): Promise<void>;
}

export function createQueues(): Queues {
  const last = new Map<string, Promise<void>>();
  return {
    add(key, work) {
      const next = (last.get(key) ?? Promise.resolve()).then(work).finally(() => {
        if (last.get(key) === next) last.delete(key);
      });
      last.set(key, next);
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
