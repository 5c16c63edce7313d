import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { TestTwilio } from '../testing/test-support.ts';
import { buildFrame, buildTextFrame, parseFrame, type PacketHeader } from '../twilsock/codec.ts';

export interface RawPacket {
  header: PacketHeader & { status?: { code: number; errorCode?: number; description?: string } };
  payload: unknown;
}

/** A client without the SDK, which says whatever a test wants. */
export interface RawClient {
  /** All that it was sent, in order. */
  received: readonly RawPacket[];
  /** Sends bytes, or a text frame. */
  write(frame: Buffer | string): void;
  /** Sends a packet and waits for the reply to it. */
  ask(header: object, payload?: unknown): Promise<RawPacket>;
  /** Asks as the SDK would, and gives the status and body of the answer. */
  request(request: RawRequest): Promise<{ status: number | undefined; body: unknown }>;
  /** Waits for the first packet that is so. */
  packet(isWanted: (packet: RawPacket) => boolean): Promise<RawPacket>;
  /** With what code the WebSocket was closed. */
  closed: Promise<number>;
  /** Cuts the line. */
  end(): void;
}

interface RawRequest {
  method: string;
  path: string;
  host?: string;
  /** JSON, or the text that goes for it. */
  body?: unknown;
}

/** Opens a socket, and says nothing yet. */
export async function connectRaw({ socketUri }: TestTwilio): Promise<RawClient> {
  const socket = new WebSocket(socketUri);
  const received: RawPacket[] = [];
  const waiting = new Set<(packet: RawPacket) => void>();
  socket.on('message', (data) => {
    const { header, payload } = parseFrame(data as Buffer);
    const json = payload.length > 0 ? (JSON.parse(payload.toString()) as unknown) : undefined;
    const one: RawPacket = { header, payload: json };
    received.push(one);
    for (const look of waiting) look(one);
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  onTestFinished(() => socket.terminate());

  function packet(isWanted: (packet: RawPacket) => boolean): Promise<RawPacket> {
    const found = received.find(isWanted);
    if (found) return Promise.resolve(found);
    return new Promise((resolve) => {
      const look = (one: RawPacket) => {
        if (!isWanted(one)) return;
        waiting.delete(look);
        resolve(one);
      };
      waiting.add(look);
    });
  }

  async function ask(header: object, payload?: unknown): Promise<RawPacket> {
    const whole = { method: 'message', id: `TM${randomUUID()}`, ...header };
    const build = typeof payload === 'string' ? buildTextFrame : buildFrame;
    socket.send(build(whole, payload as string));
    return packet(({ header: { id, method } }) => method === 'reply' && id === whole.id);
  }

  return {
    received,
    closed,
    packet,
    ask,
    end: () => socket.terminate(),
    write: (frame) => socket.send(frame),
    async request({ body, host = 'aim.us1.twilio.com', ...request }) {
      const header = { active_grant: 'ip_messaging', http_request: { host, ...request } };
      const reply = await ask(header, body);
      const status = (reply.header['http_status'] as { code: number } | undefined)?.code;
      return { status, body: reply.payload };
    },
  };
}

/** Opens a socket, and shows a token. */
export async function enterRaw(twilio: TestTwilio, identity: string): Promise<RawClient> {
  const client = await connectRaw(twilio);
  const { header } = await client.ask({ method: 'init', token: twilio.token(identity) });
  if (header.status?.code !== 200) throw new Error(`Refused: ${JSON.stringify(header.status)}`);
  return client;
}
