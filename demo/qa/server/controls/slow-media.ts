import type { FaultControl } from './fault-control.ts';

const path = '/mcs';
// A phone with a bad connection: a picture of 1 MB takes half a minute.
const bytesPerSecond = 32_000;

/** Files go up and down slowly. */
export const slowMedia: FaultControl = {
  isOn: ({ twilio }) => twilio.faults.list().some((fault) => fault.path === path),
  set({ twilio }, on) {
    twilio.faults.remove(path);
    if (on) twilio.faults.add({ path, throttleBytesPerSecond: bytesPerSecond, times: 0 });
  },
};
