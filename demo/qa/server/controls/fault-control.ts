import type { World } from '../../world.ts';

type CloudParts = World['stack'];

/** Something that can be made to fail, and is so until it is taken back. The world itself knows whether it is. */
export interface FaultControl {
  isOn(stack: CloudParts): boolean;
  /** Returns what is to be told of it, `undefined` where the parts of the cloud tell it themselves. */
  set(stack: CloudParts, on: boolean): string | undefined;
}
