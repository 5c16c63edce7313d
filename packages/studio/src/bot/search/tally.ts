/** Numbers for things that are numbered from 0, most of which have none. */
export interface Tally {
  add(thing: number, amount: number): void;
  /** Keeps the greater of the two. */
  raise(thing: number, amount: number): void;
  read(thing: number): number;
  /** Calls back with all that have a number, and takes it from them. */
  drain(callback: (thing: number, amount: number) => void): void;
}

/**
 * Creates a tally. It is kept from question to question, since arrays for tens of thousands of sections take longer to make
 * than to fill.
 */
export function createTally(count: number): Tally {
  const amounts = new Float64Array(count);
  const touched: number[] = [];
  const touch = (thing: number): void => {
    if (amounts[thing] === 0) touched.push(thing);
  };

  return {
    add(thing, amount) {
      if (amount === 0) return;
      touch(thing);
      amounts[thing] = (amounts[thing] ?? 0) + amount;
    },
    raise(thing, amount) {
      if (amount <= (amounts[thing] ?? 0)) return;
      touch(thing);
      amounts[thing] = amount;
    },
    read: (thing) => amounts[thing] ?? 0,
    drain(callback) {
      for (const thing of touched) {
        const amount = amounts[thing] ?? 0;
        amounts[thing] = 0;
        callback(thing, amount);
      }
      touched.length = 0;
    },
  };
}
