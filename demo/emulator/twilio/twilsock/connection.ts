import type { Hono } from 'hono';
import type { WebSocket } from 'ws';
import { ConnectionDropped } from '../local/faults.ts';
import type { Services } from '../services.ts';
import type { Subscriber } from '../sync/notifier.ts';
import { createAnswers } from './answers.ts';
import { MalformedFrameError, parseFrame, type Packet } from './codec.ts';
import { createHandshake, type HandshakeParts } from './handshake.ts';
import { createLine } from './line.ts';
import { ok, toStatus, tokenExpired, type PacketStatus } from './status.ts';

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
// As the cloud does; an answer is expected before the next.
const pingMs = 30_000;

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
  let isAlive = true;

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

  function refuse(why: string): void {
    services.log(
      `The local Twilio got a frame that is no Twilsock packet: ${why}. It closed the connection with 406; look at what the client sends.`,
    );
    line.note('refused a frame', { problem: why });
    connection.close({ ...toStatus(406), description: why });
  }

  function handle(packet: Packet): Promise<void> | void {
    const { id, method } = packet.header;
    if (method === 'init') return handshake.receive(packet.header);
    // The client's answers to what it is told, and its times, which nobody reads here.
    if (method === 'reply' || method === 'telemetry.v1') return;
    if (method === 'close') return socket.close();
    if (!handshake.access()) return line.send({ id, status: toStatus(401) });
    if (method === 'update') return handshake.receive(packet.header);
    if (method === 'message') return answer(packet);
    // Push registrations; nothing is pushed here.
    if (/^(put|delete)_notification_ctx$/.test(method)) return line.send({ id, status: ok });
    line.note('refused a packet', { problem: `The method ${method} is not known.` });
    return line.send({ id, status: toStatus(400) });
  }

  async function receive(data: Buffer, isBinary: boolean): Promise<void> {
    isAlive = true;
    if (line.isSilent()) return;
    try {
      if (!isBinary) throw new MalformedFrameError('it is a text; packets are binary');
      await handle(parseFrame(data));
    } catch (error) {
      if (error instanceof MalformedFrameError) refuse(error.message);
      else if (error instanceof ConnectionDropped) connection.drop();
      else {
        services.log(
          `The local Twilio failed on a packet: ${(error as Error).message}. The connection was closed; the client comes back.`,
        );
        connection.drop();
      }
    }
  }

  const pings = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    line.send({ method: 'ping' });
  }, pingMs).unref();

  socket.on('message', (data, isBinary) => void receive(data as Buffer, isBinary));
  socket.on('error', (error) => {
    // `ws` closes by itself what breaks its rules, such as a frame that is too long.
    services.log(
      `A client's socket failed: ${error.message}. It was closed; a frame has at most 1 MB: look at what the client sends.`,
    );
    line.note('failed', { problem: error.message });
  });
  socket.on('close', () => {
    clearInterval(pings);
    handshake.stop();
    line.note('disconnected');
    onEnd(connection);
  });
  return connection;
}
