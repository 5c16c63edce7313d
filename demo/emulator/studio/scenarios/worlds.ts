import type { Scenario } from './scenario.ts';
import { startWorld, type World } from './world.ts';

/** Servers for scenarios that run one after the other. */
export interface Worlds {
  /** Servers on which nothing is left that this scenario could notice. */
  take(scenario: Scenario): Promise<World>;
  close(): Promise<void>;
}

/** Creates servers when they are asked for, and uses them again where that makes no difference. */
export function createWorlds(start: () => Promise<World> = startWorld): Worlds {
  let world: World | undefined;
  let phones = new Set<string>();

  async function close(): Promise<void> {
    const last = world;
    world = undefined;
    phones = new Set();
    await last?.close();
  }

  return {
    async take(scenario) {
      const phone = scenario.profile === 'none' ? undefined : scenario.profile.phone;
      const looked = [phone, scenario.attributes['from']].filter((one) => typeof one === 'string');
      // Segment cannot forget: who was seen there before is known, and batches come at their time.
      if (isSensitive(scenario) || looked.some((one) => phones.has(one))) await close();
      const taken = (world ??= await start());
      await taken.twilio.restart('discard');
      // Also back: a scenario must not notice how long the one before it took.
      taken.clock.freeze(Date.now());
      taken.segment.faults.clear();
      if (phone !== undefined) phones.add(phone);
      return taken;
    },
    close,
  };
}

/** Whether it asks for a time, or for a Segment that has not computed its traits. */
function isSensitive({ at, profile }: Scenario): boolean {
  return at !== undefined || (profile !== 'none' && !profile.batch);
}
