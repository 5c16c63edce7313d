import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../emulator/shared/listen.ts';

type Fetch = (request: Request, env: object) => Response | Promise<Response>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface DoorOptions {
  /** The port to try first; the next free one is taken. */
  readonly port: number;
  /** What to call it in a message. */
  readonly name: string;
  readonly log: (sentence: string) => void;
  /** Answers until somebody takes over. */
  readonly meanwhile: Fetch;
}

/** An address that is there before what will answer at it. */
export interface Door {
  readonly origin: string;
  /** Lets another answer from here on. */
  answer(fetch: Fetch, upgrade?: Upgrade): void;
  close(): Promise<void>;
}

/** Listens at once, so that the address can be told to those who have to know it. */
export async function openDoor({ port, name, log, meanwhile }: DoorOptions): Promise<Door> {
  let fetch = meanwhile;
  let upgrade: Upgrade = (_request, socket) => socket.destroy();
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env),
    overrideGlobalObjects: false,
  }) as Server;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    upgrade(request, socket, head),
  );
  const origin = await listen(server, { port, name, log });
  return {
    origin,
    answer(nextFetch, nextUpgrade = upgrade) {
      fetch = nextFetch;
      upgrade = nextUpgrade;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
