import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ListenOptions {
  /** The first port to try; 0 is any. */
  port: number;
  /** What to call the server in a message. */
  name: string;
  log: (sentence: string) => void;
}

const attempts = 60;

/** Listens on this machine only, on the first free port from the given one; returns the origin. */
export async function listen(server: Server, { port, name, log }: ListenOptions): Promise<string> {
  for (let next = port; next < port + attempts; next += 1) {
    if (!(await tryPort(server, next))) continue;
    if (next === port + 1) log(`Port ${port} is taken: the ${name} tries ${next}.`);
    else if (next > port) log(`Ports ${port} to ${next - 1} are taken: the ${name} uses ${next}.`);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  throw new Error(
    `No free port from ${port} to ${port + attempts - 1} for the ${name}. Stop what listens there.`,
  );
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, '127.0.0.1');
  });
}
