import type { FaultControl } from './fault-control.ts';

const path = '/v1/spaces';

/** The Profile API answers 503; views and identify calls still arrive. */
export const profileDown: FaultControl = {
  isOn: ({ segment }) => segment.faults.list().some((fault) => fault.path === path),
  set({ segment }, on) {
    segment.faults.remove(path);
    if (on) segment.faults.add({ path, status: 503, times: 0 });
  },
};
