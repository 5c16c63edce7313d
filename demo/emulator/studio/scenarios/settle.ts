import type { Studio } from '../engine/studio.ts';
import type { World } from './world.ts';

// In real time: whatever a flow waits for is answered at once, or by the clock that is moved.
const longestMs = 20_000;
// A widget that waits begins to do so when its turn comes, which may be within a long silence.
const shortestHopMs = 60_000;
const hops = 200;

/** Waits until the flow has nothing to do but wait. Throws when that takes too long. */
export async function settle({ twilio }: World, studio: Studio): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `The flow was still at work after ${longestMs / 1000} s.`;
    timer = setTimeout(() => reject(new Error(sentence)), longestMs);
  });
  try {
    await Promise.race([late, twilio.idle().then(() => studio.idle())]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets time pass while nobody writes. */
export async function stayQuiet(world: World, studio: Studio, seconds: number): Promise<void> {
  const total = Math.round(seconds * 1000);
  const hop = Math.max(shortestHopMs, Math.ceil(total / hops));
  for (let left = total; left > 0; left -= hop) {
    world.clock.advance(Math.min(hop, left));
    await settle(world, studio);
  }
}
