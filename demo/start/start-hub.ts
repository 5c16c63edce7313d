import type { Lab } from '../qa/scenarios/lab-types.ts';
import type { Hub } from '../qa/server/hub.ts';
import type { World } from '../qa/world.ts';
import type { FrontDoor } from './front-door.ts';

interface HubOptions {
  readonly front: FrontDoor;
  readonly pagesDir: string;
  readonly world: Promise<World>;
  readonly lab: Promise<Lab>;
  readonly log: (sentence: string) => void;
}

/** Lets the whole QA server answer where the front page already does. */
export async function startHub({ front, pagesDir, world, lab, log }: HubOptions): Promise<Hub> {
  const { createHub } = await import('../qa/server/hub.ts');
  const hub = createHub({
    worlds: async (id) => (id === 'demo' ? world : (await lab).open()),
    pagesDir,
    config: front.config,
    frontPage: front.renderPage,
    status: front.status.read,
    log,
  });
  front.door.answer((request, env) => hub.app.fetch(request, env), hub.upgrade);
  return hub;
}
