import type { World } from '../../world.ts';
import type { ControlsState, FaultName } from '../api.ts';
import { faultControls, faultNames } from './fault-controls.ts';

/** Reads how everything is set, from the world itself: so two inspectors agree, and a reload shows the truth. */
export function readControls({ stack }: Pick<World, 'stack'>): ControlsState {
  const { clock } = stack.twilio;
  const now = clock.now();
  return {
    clock: { now, offsetMs: Math.round(now - Date.now()), isFrozen: clock.isFrozen() },
    faults: Object.fromEntries(
      faultNames.map((name) => [name, faultControls[name].isOn(stack)]),
    ) as Record<FaultName, boolean>,
    nextBatchAt: stack.segment.nextBatchAt(),
    connections: stack.twilio.sockets.list().length,
  };
}
