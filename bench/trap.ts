import { createServer, type AddressInfo, type Socket } from 'node:net';
import { findAskedHost } from './asked-host.ts';

/** Where the browser ends up when it asks for a host that is not ours. */
export interface Trap {
  readonly port: number;
  /** The hosts that were asked for. */
  readonly caught: ReadonlySet<string>;
  stop(): Promise<void>;
}

export async function startTrap(): Promise<Trap> {
  const caught = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      const host = findAskedHost(bytes);
      if (!host) return;
      caught.add(host);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    caught,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
