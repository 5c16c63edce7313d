import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { renderDocsPage } from './docs-page.ts';
import { paceBody, toHandshakeLeftMs } from './network.ts';
import { countPageViews } from './page-views.ts';
import type { Origins } from './variant.ts';
import { countViews, type Visit } from './visit.ts';

/** The docs site, the CDN, the API and the other site, each on a port of its own. */
export interface Servers {
  /** From now on the servers know this reader. */
  open(visit: Visit): Origins;
  close(visit: Visit): void;
  stop(): Promise<void>;
}

type Role = keyof Origins;

const roles: readonly Role[] = ['site', 'cdn', 'api', 'elsewhere'];

export async function startServers(): Promise<Servers> {
  const visits = new Map<string, Visit>();
  const servers: Server[] = [];
  const ports = { site: 0, cdn: 0, api: 0, elsewhere: 0 };
  const toOrigins = ({ id }: Visit): Origins => ({
    site: `http://${id}.site.localhost:${ports.site}`,
    cdn: `http://${id}.cdn.localhost:${ports.cdn}`,
    api: `http://${id}.api.localhost:${ports.api}`,
    elsewhere: `http://${id}.elsewhere.localhost:${ports.elsewhere}`,
  });
  for (const role of roles) {
    const server = await startServer(role, visits, toOrigins);
    servers.push(server);
    ports[role] = (server.address() as AddressInfo).port;
  }
  return {
    open: (visit) => {
      visits.set(visit.id, visit);
      return toOrigins(visit);
    },
    close: ({ id }) => void visits.delete(id),
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** A request, read to its end, and whose it is. */
interface Exchange {
  readonly visit: Visit;
  readonly origins: Origins;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly connection: Connection;
}

interface Connection {
  readonly socket: Socket;
  readonly openedAtMs: number;
  /** The browser has let go of it. */
  isGone: boolean;
  /** What of its bytes has been counted for earlier requests. */
  bytesRead: number;
  bytesWritten: number;
}

async function startServer(
  role: Role,
  visits: ReadonlyMap<string, Visit>,
  toOrigins: (visit: Visit) => Origins,
): Promise<Server> {
  const connections = new WeakMap<Socket, Connection>();
  const server = createServer((request, response) => {
    const visit = visits.get(request.headers.host?.split('.')[0] ?? '');
    const connection = connections.get(request.socket);
    if (!visit || !connection) {
      request.socket.destroy();
      return;
    }
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const origins = toOrigins(visit);
    void handlers[role]({ visit, origins, request, response, path, connection });
  });
  server.on('connection', (socket) => {
    const connection: Connection = {
      socket,
      openedAtMs: performance.now(),
      isGone: false,
      bytesRead: 0,
      bytesWritten: 0,
    };
    connections.set(socket, connection);
    socket.setNoDelay(true);
    socket.on('end', () => (connection.isGone = true));
    socket.on('close', () => (connection.isGone = true));
    socket.on('error', () => (connection.isGone = true));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const handlers: Record<Role, (exchange: Exchange) => Promise<void>> = {
  site: serveSite,
  cdn: serveProduct,
  api: serveProduct,
  elsewhere: async ({ visit, response }) => {
    await wait(visit.network.responseMs);
    sendHtml(response, '<!doctype html><title>Elsewhere</title><p>Another site');
    visit.left.give();
  },
};

async function serveSite({ visit, origins, response, path }: Exchange): Promise<void> {
  if (path === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  if (path === '/blank') {
    sendHtml(response, '<!doctype html><title>Blank</title>');
    return;
  }
  await wait(visit.network.responseMs);
  const head = visit.variant.head(origins);
  sendHtml(response, renderDocsPage({ head, origins, leaveAfterMs: visit.leaveAfterMs }));
}

/** The CDN and the API: what was torn down before the handshake's end was never sent. */
async function serveProduct(exchange: Exchange): Promise<void> {
  const { visit, request, response, connection } = exchange;
  const body = await readBody(request);
  const ageMs = performance.now() - connection.openedAtMs;
  await wait(toHandshakeLeftMs(visit.network, ageMs));
  if (!body || connection.isGone) return;
  const arrived = noteRequest(exchange, body);
  await wait(visit.network.responseMs);
  await respond(exchange);
  response.once('close', () => {
    arrived.bytesDown = connection.socket.bytesWritten - connection.bytesWritten;
    connection.bytesWritten = connection.socket.bytesWritten;
  });
  response.end();
}

function noteRequest({ visit, request, path, connection }: Exchange, body: Buffer) {
  const arrived = {
    method: request.method ?? '',
    path,
    atMs: performance.timeOrigin + performance.now(),
    views: request.method === 'POST' ? countPageViews(body) : 0,
    bytesUp: connection.socket.bytesRead - connection.bytesRead,
    bytesDown: 0,
  };
  connection.bytesRead = connection.socket.bytesRead;
  visit.requests.push(arrived);
  if (countViews(visit) > 0) visit.firstView.give();
  return arrived;
}

async function respond({ visit, origins, request, response, path }: Exchange): Promise<void> {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('cache-control', 'max-age=120');
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'GET, POST');
    const asked = request.headers['access-control-request-headers'];
    if (asked) response.setHeader('access-control-allow-headers', asked);
    response.writeHead(204);
    return;
  }
  const file = visit.variant.files.get(path);
  if (!file) {
    response.setHeader('content-type', 'application/json');
    response.write(JSON.stringify(visit.variant.answer(path, origins)));
    return;
  }
  response.setHeader('content-type', file.type);
  response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', file.gzip.length);
  const startMs = performance.now();
  for (const { dueMs, bytes } of paceBody(file.gzip, visit.network.bytesPerMs)) {
    const leftMs = startMs + dueMs - performance.now();
    if (leftMs > 1) await wait(leftMs);
    response.write(bytes);
  }
}

/** The whole body, or nothing when the browser let go of it. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return Buffer.concat((await request.toArray()) as Buffer[]);
  } catch {
    return undefined;
  }
}

function sendHtml(response: ServerResponse, html: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
}
