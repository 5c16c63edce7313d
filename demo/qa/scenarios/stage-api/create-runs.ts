import type { LabCloud } from '../lab/lab-cloud.ts';
import type { RunBegun } from './act.ts';
import { readBefore, type Before } from './read-snapshot.ts';

/** The runs of scenarios: one at a time, as they share a cloud. */
export interface Runs {
  begin(cloud: LabCloud): Promise<RunBegun>;
  /** What was there before a run; `undefined` where that run has ended. Whoever asks is still there. */
  find(run: number): Before | undefined;
  /** Takes back what the run has broken. */
  end(run: number, cloud: LabCloud): void;
}

/** A page plays scenarios already. */
export class LabBusy extends Error {
  override name = 'LabBusy';
}

// A page that plays asks several times a second; after a reload nobody ends its run.
const goneAfterMs = 5000;

/** Creates the runs of a lab, of which there are none yet. */
export function createRuns(now: () => number = () => performance.now()): Runs {
  let active: { readonly run: number; readonly before: Before; heardAt: number } | undefined;
  let count = 0;
  let phones = 0;
  const nextPhone = () => `+1415630${String((phones += 1)).padStart(4, '0')}`;

  return {
    async begin(cloud) {
      if (active && now() - active.heardAt < goneAfterMs)
        throw new LabBusy(
          'Another page plays a scenario. Wait until it has ended, or stop it there.',
        );
      takeBack(cloud);
      const run = (count += 1);
      active = { run, before: await readBefore(cloud.world), heardAt: now() };
      const { smsNumber, flows } = cloud;
      return { run, phones: [nextPhone(), nextPhone()], smsNumber, flows };
    },
    find(run) {
      if (active?.run !== run) return undefined;
      active.heardAt = now();
      return active.before;
    },
    end(run, cloud) {
      if (active?.run !== run) return;
      active = undefined;
      takeBack(cloud);
    },
  };
}

function takeBack({ world }: LabCloud): void {
  world.stack.segment.faults.clear();
  world.stack.twilio.faults.clear();
}
