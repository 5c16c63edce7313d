/** The time of the local Segment, in ms since 1970. Tests and QA can move it; nothing else reads `Date.now()`. */
export interface Clock {
  now(): number;
  /** Moves the clock by so many ms (forward only) and lets it run on, or stand if it stood. */
  advance(ms: number): void;
  /** Stops the clock at a time, or where it stands. */
  freeze(at?: number): void;
  /** Back to the time of the machine. */
  reset(): void;
  /** Calls back after each move by hand; returns a function that stops that. */
  onMove(callback: () => void): () => void;
}

/** Creates a clock that shows the machine's time until it is moved. */
export function createClock(machineNow: () => number = Date.now): Clock {
  let offset = 0;
  let frozenAt: number | undefined;
  const listeners = new Set<() => void>();
  const now = () => frozenAt ?? machineNow() + offset;
  const moved = () => {
    for (const listener of listeners) listener();
  };
  return {
    now,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`The clock moves forward only; got ${ms} ms.`);
      if (frozenAt === undefined) offset += ms;
      else frozenAt += ms;
      moved();
    },
    freeze(at = now()) {
      frozenAt = at;
      moved();
    },
    reset() {
      offset = 0;
      frozenAt = undefined;
      moved();
    },
    onMove(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
