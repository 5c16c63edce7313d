import type { FaultControl } from './fault-control.ts';

/** No client can connect by WebSocket; those that are connected stay so. */
export const socketsRefused: FaultControl = {
  isOn: ({ twilio }) => twilio.faults.socket.refuseConnections !== null,
  set({ twilio }, on) {
    twilio.faults.setSocket({ refuseConnections: on ? 503 : null });
  },
};
