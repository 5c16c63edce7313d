import type { WebSocket } from 'ws';
import type { VisitorCommand, WorldId } from '../world.ts';

interface Visitors {
  add(world: WorldId, client: WebSocket): void;
  /** Tells all pages of a world; returns how many there are. */
  tell(world: WorldId, command: VisitorCommand): number;
}

/** Creates the list of the docs sites' pages that are open. */
export function createVisitors(): Visitors {
  const pages: Record<WorldId, Set<WebSocket>> = { demo: new Set(), lab: new Set() };
  return {
    add(world, client) {
      pages[world].add(client);
      client.on('close', () => pages[world].delete(client));
    },
    tell(world, command) {
      for (const client of pages[world]) client.send(JSON.stringify(command));
      return pages[world].size;
    },
  };
}
