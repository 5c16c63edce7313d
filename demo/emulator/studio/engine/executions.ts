import { toContactKey } from './channels.ts';
import type { Channel } from './ports.ts';
import type { Runner } from './runner.ts';

/** The executions of a Studio. */
export interface Executions {
  keep(runner: Runner): void;
  /** Lets it be found by its contact until it ends. */
  activate(runner: Runner): void;
  /** The execution of a flow that is active with a contact. */
  active(flowSid: string, channel: Channel): Runner | undefined;
  find(sid: string): Runner | undefined;
  /** The newest first. */
  list(flowSid?: string): Runner[];
  /** Stops and forgets one. */
  remove(sid: string): boolean;
}

// More than anybody looks at; a load test would else fill the memory.
const mostKept = 5000;

export function createExecutions(): Executions {
  const runners = new Map<string, Runner>();
  const active = new Map<string, Runner>();
  const toKey = (flowSid: string, channel: Channel) => `${flowSid} ${toContactKey(channel)}`;

  function forgetOldest(): void {
    for (const [sid, { execution }] of runners) {
      if (execution.status === 'active') continue;
      runners.delete(sid);
      return;
    }
  }

  return {
    keep(runner) {
      runners.set(runner.execution.sid, runner);
      if (runners.size > mostKept) forgetOldest();
    },
    activate(runner) {
      const key = toKey(runner.execution.flowSid, runner.channel);
      active.set(key, runner);
      void runner.ended.then(() => {
        if (active.get(key) === runner) active.delete(key);
      });
    },
    active(flowSid, channel) {
      const runner = active.get(toKey(flowSid, channel));
      // It may have ended a moment ago.
      return runner?.execution.status === 'active' ? runner : undefined;
    },
    find: (sid) => runners.get(sid),
    list: (flowSid) =>
      [...runners.values()]
        .filter(({ execution }) => flowSid === undefined || execution.flowSid === flowSid)
        .toReversed(),
    remove(sid) {
      runners.get(sid)?.stop();
      return runners.delete(sid);
    },
  };
}
