import { followLive } from '../shared/live.ts';
import { deskApi, type TaskList } from './desk-api.ts';
import type { Worker } from './model.ts';

interface FollowOptions {
  readonly worker: Worker;
  /** Called with each list, and with the machine's time at which it came, in ms since 1970. */
  readonly onTasks: (list: TaskList, readAt: number) => Promise<void>;
  readonly onFailure: () => void;
}

/** The list of tasks, kept up to date. */
export interface FollowedTasks {
  /** Reads the list again; what was asked for before is out of date now. */
  readonly refresh: () => void;
  readonly stop: () => void;
}

// A burst of news asks once.
const gatherMs = 60;
const pollMs = 2_000;
// Only what is new is of interest here, not what has been. News of journeys come in any case.
const behindEverything = 999_999_999_999_999;

/** Reads the tasks of a worker at once, whenever something happens in the demo, and every now and then in any case. */
export function followTasks({ worker, onTasks, onFailure }: FollowOptions): FollowedTasks {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let wanted = 0;
  let isReading = false;

  async function read(): Promise<void> {
    if (isReading || isStopped) return;
    isReading = true;
    const asked = wanted;
    try {
      const list = await deskApi.readTasks(worker);
      // What happened meanwhile may not be in it.
      if (asked === wanted && !isStopped) await onTasks(list, Date.now());
    } catch {
      if (!isStopped) onFailure();
    }
    isReading = false;
    later(asked === wanted ? pollMs : 0);
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void read(), ms);
  }

  function refresh(): void {
    wanted += 1;
    if (!isReading) later(gatherMs);
  }

  const stopLive = followLive<readonly unknown[]>({
    path: () => `/live?world=demo&after=${behindEverything}`,
    onMessage: refresh,
  });
  void read();
  return {
    refresh,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      stopLive();
    },
  };
}
