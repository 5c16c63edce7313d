import type { Act, RunBegun } from '../../../scenarios/stage-api/act.ts';
import type { Snapshot } from '../../../scenarios/stage-api/snapshot.ts';
import { ask } from '../../shared/ask.ts';

/** A run, as the lab knows it. */
export interface LabRun extends RunBegun {
  read(): Promise<Snapshot>;
  act(act: Act): Promise<unknown>;
  end(): Promise<unknown>;
}

/** Begins a run; the first one waits for the lab's cloud. Throws an `AskError`. */
export async function beginRun(): Promise<LabRun> {
  const begun = await ask<RunBegun>('/api/lab-stage/runs', {});
  const at = (path: string) => `/api/lab-stage/runs/${begun.run}/${path}`;
  return {
    ...begun,
    read: () => ask<Snapshot>(at('snapshot')),
    act: (act) => ask<unknown>(at('acts'), act),
    end: () => ask<unknown>(at('end'), {}),
  };
}
