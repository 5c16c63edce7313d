/** The time of a local server, in ms since 1970. Tests and QA can move it; nothing else reads `Date.now()`. */
export interface Clock {
  now(): number;
  /** Whether it stands. */
  isFrozen(): boolean;
  /** Moves the clock by so many ms (forward only) and lets it run on, or stand if it stood. */
  advance(ms: number): void;
  /** Stops the clock at a time, or where it stands. */
  freeze(at?: number): void;
  /** Lets it run on from where it stands. */
  run(): void;
  /** Back to the time of the machine. */
  reset(): void;
  /** Calls back after each move by hand; returns a function that stops that. */
  onMove(callback: () => void): () => void;
}

// The last time that a `Date` can hold.
const latest = 8.64e15;

/** Creates a clock that shows the machine's time until it is moved. */
export function createClock(machineNow: () => number = Date.now): Clock {
  let offset = 0;
  let frozenAt: number | undefined;
  const listeners = new Set<() => void>();
  const now = () => frozenAt ?? machineNow() + offset;
  const moved = () => {
    for (const listener of listeners) listener();
  };
  const assertTime = (at: number) => {
    // Times are stored as whole numbers, and told as dates.
    if (!Number.isInteger(at) || Math.abs(at) > latest)
      throw new RangeError(`The clock shows whole ms that are a date; ${at} is none.`);
  };
  return {
    now,
    isFrozen: () => frozenAt !== undefined,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`The clock moves forward only; got ${ms} ms.`);
      assertTime(now() + ms);
      if (frozenAt === undefined) offset += ms;
      else frozenAt += ms;
      moved();
    },
    freeze(at = now()) {
      assertTime(at);
      frozenAt = at;
      moved();
    },
    run() {
      if (frozenAt === undefined) return;
      offset = frozenAt - machineNow();
      frozenAt = undefined;
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
