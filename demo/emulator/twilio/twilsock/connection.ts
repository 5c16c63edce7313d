import type { Hono } from 'hono';
import type { WebSocket } from 'ws';
import type { Services } from '../services.ts';
import type { Subscriber } from '../sync/notifier.ts';
import { createAnswers } from './answers.ts';
import { createHandshake, type HandshakeParts } from './handshake.ts';
import { keepAlive } from './keep-alive.ts';
import { createLine } from './line.ts';
import { createReception } from './reception.ts';
import { tokenExpired, type PacketStatus } from './status.ts';

interface ConnectionParts extends HandshakeParts {
  upstream: Hono;
  /** Called once, when the connection is gone. */
  onEnd: (connection: Connection) => void;
}

/** One client's connection, from its `init` to its end. */
export interface Connection extends Subscriber {
  id: string;
  /** ms since 1970 */
  since: number;
  /** When its token ends, in ms since 1970; `undefined` before its `init`. */
  expiresAt(): number | undefined;
  /** Says goodbye with a code, whereupon the client closes. */
  close(status: PacketStatus, payload?: unknown): void;
  /** Cuts the line. */
  drop(): void;
  /** Neither answers nor tells anything, and keeps the line. */
  blackhole(isOn: boolean): void;
  expireToken(): void;
  warnOfExpiry(): void;
}

// The client closes when it is told to; one that does not is cut off.
const goodbyeMs = 5000;

/** Serves one client. */
export function createConnection(
  services: Services,
  socket: WebSocket,
  { upstream, onEnd, ...parts }: ConnectionParts,
): Connection {
  const line = createLine(services, socket, () => handshake.access()?.identity);
  const handshake = createHandshake(services, line, {
    ...parts,
    onExpiry: () => connection.expireToken(),
    onNearExpiry: () => connection.warnOfExpiry(),
  });

  const connection: Connection = {
    id: line.id,
    since: services.clock.now(),
    get identity() {
      return handshake.access()?.identity ?? '';
    },
    expiresAt: () => handshake.access()?.expiresAt,
    deliver: line.deliver,
    close(status, payload) {
      line.note(`closing with ${status.code} ${status.status}`);
      line.send({ method: 'close', status }, payload);
      line.end();
      handshake.stop();
      setTimeout(() => socket.terminate(), goodbyeMs).unref();
    },
    drop() {
      line.note('cut');
      socket.terminate();
    },
    blackhole: line.setSilent,
    expireToken: () => connection.close(tokenExpired),
    warnOfExpiry: () =>
      line.send({
        method: 'client_update',
        client_update_type: 'token_about_to_expire',
        client_update_message: 'The access token is about to expire',
      }),
  };
  const answer = createAnswers(services, line, {
    upstream,
    faults: parts.faults,
    subscriber: connection,
  });

  const receive = createReception({
    line,
    handshake,
    answer,
    log: services.log,
    close: connection.close,
    drop: connection.drop,
    leave: () => socket.close(),
  });

  keepAlive(socket, line);
  socket.on('message', (data, isBinary) => void receive(data as Buffer, isBinary));
  socket.on('error', (error) => {
    // `ws` closes by itself what breaks its rules, such as a frame that is too long.
    services.log(
      `A client's socket failed: ${error.message}. It was closed; a frame has at most 1 MB: look at what the client sends.`,
    );
    line.note('failed', { problem: error.message });
  });
  socket.on('close', () => {
    handshake.stop();
    line.note('disconnected');
    onEnd(connection);
  });
  return connection;
}
