/** Tells one thing after another, in the order in which they happened. */
export interface InOrder {
  readonly tell: (report: () => void) => void;
  /** Reports what first has to be found out; what comes after waits for it. */
  readonly tellFound: <T>(found: () => Promise<T>, report: (value: T) => void) => void;
  /** What has happened so far is told now, and what comes as it comes. */
  readonly start: () => void;
  /** Nothing is told any more. */
  readonly stop: () => void;
}

/**
 * Creates an order; it collects until it is started.
 *
 * @example
 * const order = createInOrder();
 * order.tellFound(() => readName(author), (name) => show(name));
 * order.tell(() => close());
 * order.start();
 */
export function createInOrder(): InOrder {
  let hasStopped = false;
  let begin = (): void => undefined;
  let last = new Promise<void>((resolve) => {
    begin = resolve;
  });

  function add<T>(found: () => T | Promise<T>, report: (value: T) => void): void {
    last = last.then(async () => {
      if (hasStopped) return;
      try {
        const value = await found();
        // It may have been stopped during the wait.
        if (!hasStopped) report(value);
      } catch (error) {
        // A mistake of ours: the page is not to suffer, and the next is still told.
        console.error(error);
      }
    });
  }

  return {
    tell: (report) => add(() => undefined, report),
    tellFound: add,
    start: () => begin(),
    stop() {
      hasStopped = true;
      begin();
    },
  };
}
