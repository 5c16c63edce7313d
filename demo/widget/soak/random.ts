/** Numbers that look random, and are the same for the same seed. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and with, `most`. */
  upTo(most: number): number;
  /** The same things in another order. */
  shuffle<Thing>(things: readonly Thing[]): Thing[];
}

/**
 * Makes a source of numbers.
 *
 * @example
 * const random = createRandom(1);
 * random.upTo(6);
 */
export function createRandom(seed: number): Random {
  // Zero would stay zero for ever.
  let state = (seed ^ 0x5eed_c0de) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  // Seeds that are near to each other begin alike.
  for (let turns = 0; turns < 20; turns += 1) next();
  return {
    next,
    upTo,
    shuffle(things) {
      const ranked = things.map((thing) => ({ thing, rank: next() }));
      return ranked.toSorted((one, other) => one.rank - other.rank).map(({ thing }) => thing);
    },
  };
}
