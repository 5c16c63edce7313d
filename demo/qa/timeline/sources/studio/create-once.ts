import type { Execution } from '../../../../emulator/studio/engine/step.ts';

/** Tells whether an execution has come further since it was seen last: it changes in ways that are no news, too. */
export function createOnce() {
  const seen = new Map<string, string>();
  return {
    isNew({ sid, status, steps, waitingAt }: Execution): boolean {
      const last = steps.at(-1);
      const state = [status, last?.sid, last?.event, waitingAt].join(' ');
      const isOther = seen.get(sid) !== state;
      seen.set(sid, state);
      return isOther;
    },
  };
}
