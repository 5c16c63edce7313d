/** Collects what comes until the next frame, so that a burst is drawn once. A hidden page draws no frames: there a timer stands in. */
export function createBatcher<T>(flush: (items: readonly T[]) => void) {
  let items: T[] = [];
  let cancel: (() => void) | undefined;
  const run = () => {
    cancel = undefined;
    const taken = items;
    items = [];
    flush(taken);
  };
  return {
    add(more: readonly T[]): void {
      if (more.length === 0) return;
      items.push(...more);
      cancel ??= schedule(run);
    },
    stop(): void {
      cancel?.();
      items = [];
    },
  };
}

const hiddenMs = 200;

function schedule(run: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(run, hiddenMs);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
