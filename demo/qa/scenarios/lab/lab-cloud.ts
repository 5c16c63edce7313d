import type { World } from '../../world.ts';
import type { FlowName } from '../variant.ts';

/** The lab's world, and what its docs site and its scenarios have to know of it. */
export interface LabCloud {
  readonly world: World;
  /** Functions that attach another flow to the chats that they start. */
  readonly functions: Readonly<Record<FlowName, string>>;
  /** SIDs of the flows. */
  readonly flows: Readonly<Record<FlowName, string>>;
  /** Of the source that the docs site writes to, and of one for servers. */
  readonly writeKeys: { readonly site: string; readonly server: string };
  /** The number that takes SMS. */
  readonly smsNumber: string;
  close(): Promise<void>;
}
