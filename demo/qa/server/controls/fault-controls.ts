import type { World } from '../../world.ts';
import type { FaultName } from '../api.ts';
import type { FaultControl } from './fault-control.ts';
import { flexDown } from './flex-down.ts';
import { functionsDown } from './functions-down.ts';
import { profileDown } from './profile-down.ts';
import { slowMedia } from './slow-media.ts';
import { socketsRefused } from './sockets-refused.ts';

/** Everything that can be made to fail by hand. */
export const faultControls: Readonly<Record<FaultName, FaultControl>> = {
  'profile-down': profileDown,
  'sockets-refused': socketsRefused,
  'slow-media': slowMedia,
  'functions-down': functionsDown,
  'flex-down': flexDown,
};

/** The names of the faults, in the order in which they are listed. */
export const faultNames = Object.keys(faultControls) as FaultName[];

/** Takes all faults back, also those that were not set here; returns what is to be told besides. */
export function clearFaults(stack: World['stack']): string | undefined {
  stack.segment.faults.clear();
  stack.twilio.faults.clear();
  return functionsDown.isOn(stack) ? functionsDown.set(stack, false) : undefined;
}
