import type { Clock } from './clock.ts';

/** Calls back at times of a clock that can be moved. */
export interface Alarms {
  /** Calls back once the clock shows a time (ms since 1970); returns a function that stops that. */
  at(time: number, callback: () => void): () => void;
  close(): void;
}

interface Alarm {
  time: number;
  callback: () => void;
  /** The round in which it may ring. */
  round: number;
}

// A longer time would be none for `setTimeout`; it is also how long a machine may sleep unnoticed.
const longestWaitMs = 60_000;
// A frozen clock never gets to what is due in a ms: without a pause the timer would fire without end.
const frozenWaitMs = 50;

/**
 * Creates alarms that follow a clock: when it is advanced, those that have become due ring at once, in order, and so do
 * those that they set. What throws does not keep the others from ringing; it is thrown when they have.
 */
export function createAlarms(clock: Clock): Alarms {
  // In the order in which they ring.
  const alarms: Alarm[] = [];
  let timer: NodeJS.Timeout | undefined;
  let timerDue = Number.POSITIVE_INFINITY;
  let round = 0;
  let ringing = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  function ring(leastWaitMs = 0): void {
    round += 1;
    const thisRound = round;
    const errors: unknown[] = [];
    for (let due = takeDue(thisRound); due; due = takeDue(thisRound)) {
      const outer = ringing;
      ringing = due.time;
      try {
        due.callback();
      } catch (error) {
        errors.push(error);
      }
      ringing = outer;
    }
    schedule(leastWaitMs);
    if (errors.length > 0) throw errors[0];
  }

  function takeDue(thisRound: number): Alarm | undefined {
    const now = clock.now();
    const index = alarms.findIndex((alarm) => alarm.time > now || alarm.round <= thisRound);
    const found = alarms[index];
    if (!found || found.time > now) return undefined;
    alarms.splice(index, 1);
    return found;
  }

  function schedule(leastWaitMs = 0): void {
    clearTimeout(timer);
    const due = alarms[0]?.time;
    timerDue = due ?? Number.POSITIVE_INFINITY;
    if (due === undefined) return;
    const now = clock.now();
    const wait = Math.max(leastWaitMs, Math.min(due - now, longestWaitMs));
    timer = setTimeout(() => ring(clock.now() === now ? frozenWaitMs : 0), wait).unref();
  }

  const stopFollowing = clock.onMove(() => ring());
  return {
    at(time, callback) {
      if (isClosed) return () => undefined;
      // One that is set for the past while another rings would otherwise ring on and on in the same round.
      const alarm = { time, callback, round: time > ringing ? 0 : round + 1 };
      alarms.splice(firstAfter(alarms, time), 0, alarm);
      if (time < timerDue) schedule();
      return () => {
        const index = alarms.lastIndexOf(alarm, firstAfter(alarms, time) - 1);
        if (index >= 0) alarms.splice(index, 1);
      };
    },
    close() {
      isClosed = true;
      stopFollowing();
      clearTimeout(timer);
      alarms.length = 0;
    },
  };
}

/** Where the first alarm after a time is, or would be. */
function firstAfter(alarms: readonly Alarm[], time: number): number {
  let [low, high] = [0, alarms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((alarms[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
