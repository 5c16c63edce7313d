import { createHash, randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import type { Faults } from '../local/faults.ts';
import type { ConnectionFilter, SocketControl } from '../local/socket-control.ts';
import type { Services } from '../services.ts';
import type { Notifier } from '../sync/notifier.ts';
import { parseSyncName } from '../sync/objects.ts';
import { buildFrame } from './codec.ts';
import { createConnection, type Connection } from './connection.ts';
import { toStatus } from './status.ts';
import { createSid } from '../sids.ts';

/** The clients that are connected, and what can be done to them. */
export interface Sockets extends SocketControl {
  /** Takes a request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Lets every client's cache of Sync begin anew. */
  forgetCaches(): void;
  /** Cuts every connection, and takes no new ones. */
  stop(): void;
}

interface SocketParts {
  upstream: Hono;
  notifier: Notifier;
  faults: Faults;
}

// More than the largest message with all that goes with it.
const longestFrameBytes = 1024 * 1024;
const path = '/v3/wsconnect';

export function createSockets(
  services: Services,
  { upstream, notifier, faults }: SocketParts,
): Sockets {
  const connections = new Set<Connection>();
  const server = new WebSocketServer({ noServer: true, maxPayload: longestFrameBytes });
  let boot = randomUUID();
  const toStorageId = (identity: string) =>
    createHash('sha1').update(`${boot} ${identity}`).digest('hex');

  function forget(connection: Connection): void {
    connections.delete(connection);
    notifier.forget(connection);
  }

  /** Does something to each connection of an identity, or to all; tells how many there were. */
  function each({ identity }: ConnectionFilter, work: (connection: Connection) => void): number {
    const met = [...connections].filter(
      (connection) => identity === undefined || connection.identity === identity,
    );
    for (const connection of met) work(connection);
    return met.length;
  }

  services.store.onCommit(({ changes }) => {
    for (const { table, before, after } of changes) {
      if (table !== 'participants' || after || !before?.identity) continue;
      notifier.revoke(before.identity, before.conversationSid);
    }
  });

  return {
    upgrade(request, socket, head) {
      const { refuseConnections } = faults.socket;
      if (refuseConnections !== null) return refuse(socket, refuseConnections);
      // No `new URL`: it throws at what is no URL, and `//` is none.
      if (request.url?.split('?')[0] !== path) return refuse(socket, 404);
      server.handleUpgrade(request, socket, head, (client) => {
        connections.add(
          createConnection(services, client, { upstream, faults, toStorageId, onEnd: forget }),
        );
      });
    },
    list: () =>
      [...connections].map((connection) => ({
        id: connection.id,
        identity: connection.identity || null,
        conversationSids: toConversationSids(notifier, connection),
        since: new Date(connection.since).toISOString(),
        tokenExpiresAt: toIso(connection.expiresAt()),
      })),
    drop: (filter) => each(filter, (connection) => connection.drop()),
    close: (filter, code, { reconnectMinMs }) =>
      each(filter, (connection) =>
        connection.close(
          toStatus(code),
          reconnectMinMs === undefined
            ? undefined
            : { backoff_policy: { reconnect_min_ms: reconnectMinMs } },
        ),
      ),
    blackhole: (filter, isOn) => each(filter, (connection) => connection.blackhole(isOn)),
    expireTokens: (filter) => each(filter, (connection) => connection.expireToken()),
    warnOfExpiry: (filter) => each(filter, (connection) => connection.warnOfExpiry()),
    typing(conversationSid, identity) {
      const others = services.store
        .participantsOf(conversationSid)
        .flatMap((one) => (one.identity === null || one.identity === identity ? [] : one.identity));
      const told = new Set(others);
      const frame = toTypingFrame(services, conversationSid, identity);
      for (const connection of connections) {
        if (told.has(connection.identity)) connection.deliver(frame);
      }
    },
    forgetCaches() {
      boot = randomUUID();
    },
    stop() {
      for (const connection of connections) connection.drop();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  const reason = STATUS_CODES[status] ?? 'Refused';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function toTypingFrame({ config }: Services, conversationSid: string, identity: string): Buffer {
  const header = {
    method: 'notification',
    id: createSid('TM'),
    message_type: 'twilio.ipmsg.typing_indicator',
    notification_ctx_id: '',
  };
  // One more than the sender was told, so that it does not flicker.
  const seconds = config.conversations.typingTimeoutSeconds + 1;
  return buildFrame(header, { channel_sid: conversationSid, identity, typing_timeout: seconds });
}

function toConversationSids(notifier: Notifier, connection: Connection): string[] {
  const sids = notifier.subscriptionsOf(connection).flatMap(({ name }) => {
    const parsed = parseSyncName(name);
    return parsed && 'conversationSid' in parsed ? [parsed.conversationSid] : [];
  });
  return [...new Set(sids)];
}

function toIso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
