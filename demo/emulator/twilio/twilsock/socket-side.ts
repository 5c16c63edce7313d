import type { MiddlewareHandler } from 'hono';
import { createUpstream } from '../client-api/upstream.ts';
import type { Faults } from '../local/faults.ts';
import type { Services } from '../services.ts';
import { createNotifier } from '../sync/notifier.ts';
import type { Sync } from '../sync/sync.ts';
import { createSockets, type Sockets } from './sockets.ts';

interface SocketSideParts {
  sync: Sync;
  faults: Faults;
  actionLimit: MiddlewareHandler;
}

/** Everything behind the clients' sockets: the requests in them, and what they are told. */
export function createSocketSide(
  services: Services,
  { sync, faults, actionLimit }: SocketSideParts,
): Sockets {
  const notifier = createNotifier(services.store, sync, () => faults.socket);
  const tellTyping = (sid: string, identity: string) => sockets.typing(sid, identity);
  const upstream = createUpstream(services, { sync, notifier, faults, actionLimit, tellTyping });
  const sockets = createSockets(services, { upstream, notifier, faults });
  return sockets;
}
