import type { MiddlewareHandler } from 'hono';
import type { World, WorldId } from '../world.ts';
import { HubError } from './hub-error.ts';
import { parseWorldId } from './parse-world-id.ts';

/** What a route below `/api/:world` finds. */
export interface WorldEnv {
  Variables: { world: World };
}

/** The world of an ID, once it is there; rejects with a sentence where it cannot be. */
export type FindWorld = (id: WorldId) => World | Promise<World>;

/** Finds the world that an address names, and waits until it is there. */
export function openWorld(find: FindWorld): MiddlewareHandler<WorldEnv> {
  return async (c, next) => {
    const id = parseWorldId(c.req.param('world') ?? '');
    c.set('world', await waitFor(find, id));
    await next();
  };
}

async function waitFor(find: FindWorld, id: WorldId): Promise<World> {
  try {
    return await find(id);
  } catch (error) {
    throw new HubError(503, error instanceof Error ? error.message : 'The world cannot be opened.');
  }
}
