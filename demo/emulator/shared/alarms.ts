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
}

// A longer time would be none for `setTimeout`; it is also how long a machine may sleep unnoticed.
const longestWaitMs = 60_000;

/** Creates alarms that follow a clock: when it is advanced, those that have become due ring at once, in order. */
export function createAlarms(clock: Clock): Alarms {
  const alarms = new Set<Alarm>();
  let timer: NodeJS.Timeout | undefined;
  let timerDue = Number.POSITIVE_INFINITY;

  function ring(): void {
    const now = clock.now();
    const due = [...alarms].filter(({ time }) => time <= now).toSorted((a, b) => a.time - b.time);
    for (const alarm of due) {
      // One of them may have taken another back.
      if (alarms.delete(alarm)) alarm.callback();
    }
    schedule(Math.min(...[...alarms].map(({ time }) => time)));
  }

  function schedule(due: number): void {
    clearTimeout(timer);
    timerDue = due;
    if (due === Number.POSITIVE_INFINITY) return;
    const wait = Math.max(0, Math.min(due - clock.now(), longestWaitMs));
    timer = setTimeout(ring, wait).unref();
  }

  const stopFollowing = clock.onMove(ring);
  return {
    at(time, callback) {
      const alarm = { time, callback };
      alarms.add(alarm);
      if (time < timerDue) schedule(time);
      return () => void alarms.delete(alarm);
    },
    close() {
      stopFollowing();
      clearTimeout(timer);
      alarms.clear();
    },
  };
}
