import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { findForeign } from '../../emulator/shared/find-foreign.ts';
import type { VisitorCommand, WorldId } from '../world.ts';
import { HubError } from './hub-error.ts';
import { createLive } from './live.ts';
import type { FindWorld } from './open-world.ts';
import { parseCount } from './parse-count.ts';
import { parseWorldId } from './parse-world-id.ts';
import { createVisitors } from './visitors.ts';

interface HubSockets {
  /** Takes a request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells the open pages of a world's docs site what their visitor does; returns how many there are. */
  tellVisitors(world: WorldId, command: VisitorCommand): number;
  /** Cuts all of them. */
  close(): void;
}

interface SocketsOptions {
  worlds: FindWorld;
  log: (sentence: string) => void;
}

// Nobody has anything to say here.
const longestFrameBytes = 1024;

/** Creates the WebSockets of the QA server: `/live` for its pages, `/visitor` for those of the docs sites. */
export function createHubSockets({ worlds, log }: SocketsOptions): HubSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: longestFrameBytes });
  const visitors = createVisitors();
  const live = createLive({ worlds, log });

  function accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
    if (pathname !== '/live' && pathname !== '/visitor')
      throw new HubError(404, 'The QA server has two WebSockets: /live and /visitor.');
    const world = parseWorldId(searchParams.get('world') ?? 'demo');
    const after = parseCount(searchParams.get('after'), { name: 'after', byDefault: 0 });
    server.handleUpgrade(request, socket, head, (client) => {
      // A client that is cut off is gone; its end is told by `close`.
      client.on('error', () => client.terminate());
      if (pathname === '/visitor') visitors.add(world, client);
      else live.add(client, { world, after });
    });
  }

  return {
    upgrade(request, socket, head) {
      try {
        assertLocal(request);
        accept(request, socket, head);
      } catch (error) {
        refuse(socket, error);
      }
    },
    tellVisitors: visitors.tell,
    close() {
      live.close();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** A page of another site may open WebSockets to wherever it likes: only we can refuse it. */
function assertLocal({ socket, headers: { host, origin } }: IncomingMessage): void {
  const problem = findForeign({ address: socket.remoteAddress, host, origin });
  if (problem) throw new HubError(403, problem);
}

function refuse(socket: Duplex, error: unknown): void {
  const { status, message } =
    error instanceof HubError ? error : new HubError(400, 'The request is not understood.');
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ error: message })}`,
  );
}
