/** What a token's clock needs. */
export interface TokenClockOptions {
  /** ms since 1970; may jump. */
  readonly now: () => number;
  /** When the token is by this much nearer to its end than a new one; again and again until there is a new one. */
  readonly onDue: () => void;
}

/** Counts down the life of a token, whatever happens to the machine's clock. */
export interface TokenClock {
  /** A new token. */
  readonly start: (expiresAt: number) => void;
  /** ms until its end; negative after that. */
  readonly readLeft: () => number;
  /** Looks at the clock now: timers sleep with the machine. */
  readonly look: () => void;
  readonly stop: () => void;
}

// What is left of a token's life when it is time for the next one.
const dueShare = 0.3;
// The longest between two looks at the clock, so that a jump of it costs no more than that.
const maxTickMs = 60_000;
const retryMs = 15_000;

/**
 * Makes a token's clock. It counts what has passed instead of comparing with an end: a clock that is set back takes
 * nothing from the count, and one that is set forward, as after sleep, all at once.
 *
 * @example
 * const clock = createTokenClock({ now: Date.now, onDue: refresh });
 * clock.start(access.expiresAt);
 */
export function createTokenClock({ now, onDue }: TokenClockOptions): TokenClock {
  let seenAt = 0;
  let leftMs = 0;
  let dueMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readLeft = (): number => {
    const time = now();
    leftMs -= Math.max(time - seenAt, 0);
    seenAt = time;
    return leftMs;
  };
  const schedule = (waitMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(Math.max(waitMs, 0), maxTickMs));
  };
  const look = (): void => {
    const waitMs = readLeft() - dueMs;
    schedule(waitMs > 0 ? waitMs : retryMs);
    if (waitMs <= 0) onDue();
  };
  return {
    start(expiresAt) {
      seenAt = now();
      leftMs = expiresAt - seenAt;
      dueMs = leftMs * dueShare;
      schedule(leftMs - dueMs);
    },
    readLeft,
    look,
    stop: () => clearTimeout(timer),
  };
}
