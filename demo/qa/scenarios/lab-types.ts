import type { World } from '../world.ts';

/** Where scenarios are played: a docs site and a local cloud of its own, so that nobody's work at the demo is disturbed. */
export interface Lab {
  /** Where its docs site and `/scenarios` are served. */
  readonly origin: string;
  /** Starts its cloud, unless that is there. */
  open(): Promise<World>;
  /** Its world, once somebody has opened it. */
  readonly world: World | undefined;
  close(): Promise<void>;
}
