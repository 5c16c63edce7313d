/** Something to wait at: whoever waits goes on when it opens. */
export interface Gate {
  /** Resolves once it is open, at once if it is. */
  passed(): Promise<void>;
  open(): void;
  close(): void;
}

/** Creates a gate that is closed. */
export function createGate(): Gate {
  let isOpen = false;
  let waiting: (() => void)[] = [];
  return {
    passed: () =>
      new Promise((resolve) => {
        if (isOpen) resolve();
        else waiting.push(resolve);
      }),
    open() {
      isOpen = true;
      const all = waiting;
      waiting = [];
      for (const goOn of all) goOn();
    },
    close() {
      isOpen = false;
    },
  };
}
