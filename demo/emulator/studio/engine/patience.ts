import type { Alarms } from '../../shared/alarms.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Done, Outcome, Reply } from '../widgets/widget.ts';

/** The outcome of a widget that waits for the customer. */
export type Waiting = Extract<Outcome, { waitMs: number }>;

/** The wait for the customer's next message. */
export interface Patience {
  /** Calls back once, with what the reply or the end of the time leads to. */
  start(waiting: Waiting, goOn: (done: Done) => void): void;
  /** Hands over a message; `false` when nobody waits for one. */
  reply(reply: Reply): boolean;
  cancel(): void;
}

/** Creates a wait that has not begun. */
export function createPatience({ alarms, clock }: { alarms: Alarms; clock: Clock }): Patience {
  let current: { reply: (reply: Reply) => void; cancelAlarm: () => void } | undefined;

  function stop(): void {
    current?.cancelAlarm();
    current = undefined;
  }

  return {
    start({ waitMs, onReply, onTimeout }, goOn) {
      const end = (done: Done) => {
        stop();
        goOn(done);
      };
      const cancelAlarm = alarms.at(clock.now() + waitMs, () => end(onTimeout));
      current = { cancelAlarm, reply: (reply) => end(onReply(reply)) };
    },
    reply(reply) {
      const isWaiting = current !== undefined;
      current?.reply(reply);
      return isWaiting;
    },
    cancel: stop,
  };
}
