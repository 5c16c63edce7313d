import type { FaultControl } from './fault-control.ts';

const path = '/flex-api/v1/Interactions';

/** Nobody gets a task: Flex answers 503, to Studio's Send to Flex as well. */
export const flexDown: FaultControl = {
  isOn: ({ twilio }) => twilio.faults.list().some((fault) => fault.path === path),
  set({ twilio }, on) {
    twilio.faults.remove(path);
    if (on) twilio.faults.add({ path, status: 503, times: 0 });
  },
};
