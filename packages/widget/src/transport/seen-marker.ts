interface SeenMarkerOptions {
  /** What the server has, -1 for nothing. */
  readonly read: () => number;
  readonly write: (index: number) => Promise<unknown>;
  readonly isConnected: () => boolean;
}

/** Tells the server how far the visitor has read. */
export interface SeenMarker {
  readonly mark: (index: number) => void;
  /** Tells what could not be told. */
  readonly flush: () => void;
}

/** Creates a marker: one request at a time, the highest index wins, and it never goes back. */
export function createSeenMarker({ read, write, isConnected }: SeenMarkerOptions): SeenMarker {
  let wanted = -1;
  let told = -1;
  let isBusy = false;

  async function flush(): Promise<void> {
    if (isBusy || wanted <= Math.max(told, read()) || !isConnected()) return;
    isBusy = true;
    const index = wanted;
    // Best effort: what fails is told with the next, or when the line is back.
    const isTold = await write(index).then(
      () => true,
      () => false,
    );
    isBusy = false;
    if (!isTold) return;
    told = index;
    void flush();
  }

  return {
    mark(index) {
      wanted = Math.max(wanted, index);
      void flush();
    },
    flush: () => void flush(),
  };
}
