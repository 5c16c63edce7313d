import type { WebSocket } from 'ws';
import type { Line } from './line.ts';

// As the cloud does; something is expected from the client before the next.
const pingMs = 30_000;

/** Asks a client now and then whether it is there, and cuts off one that is not. */
export function keepAlive(socket: WebSocket, line: Line): void {
  let isAlive = true;
  const pings = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    line.send({ method: 'ping' });
  }, pingMs).unref();
  socket.on('message', () => {
    isAlive = true;
  });
  socket.on('close', () => clearInterval(pings));
}
