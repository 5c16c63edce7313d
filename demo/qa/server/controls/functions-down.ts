import type { FaultControl } from './fault-control.ts';

/** Our Functions answer 503, to pages and to Studio. */
export const functionsDown: FaultControl = {
  isOn: ({ functions }) => functions.outage.isOn,
  set({ functions }, on) {
    functions.outage.isOn = on;
    return on ? 'Fault set: our Functions answer 503' : 'Our Functions answer again';
  },
};
