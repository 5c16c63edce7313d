import type { World } from '../world.ts';
import { send, toIdentify, toPageView } from './send.ts';

const pagesEach = 18;
const roundMs = 20;
const waitMs = 60_000;

/** Lets readers come until the timeline holds so many entries: each reads pages and gives a phone. Returns how many readers there were. */
export async function fill(world: World, entries: number): Promise<number> {
  const deadline = Date.now() + waitMs;
  let readers = 0;
  while (count(world, entries) < entries) {
    if (Date.now() > deadline)
      throw new Error(`Only ${count(world, entries)} entries came within ${waitMs / 1000} s.`);
    await send(world, readOne(readers));
    readers += 1;
    // Entries follow a moment after the messages: the last readers would be too many.
    if (readers * (pagesEach + 3) >= entries)
      await new Promise((resolve) => setTimeout(resolve, roundMs));
  }
  return readers;
}

function readOne(reader: number) {
  const anonymousId = `reader-${reader}`;
  const pages = Array.from({ length: pagesEach }, (_, page) =>
    toPageView(anonymousId, `Guide ${page} of ${reader % 40}`),
  );
  const phone = `+1415555${String(reader).padStart(4, '0')}`;
  return [...pages, toIdentify(anonymousId, phone)];
}

function count({ timeline }: World, most: number): number {
  return timeline.read(0, most).length;
}
