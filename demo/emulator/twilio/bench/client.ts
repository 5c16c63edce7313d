import { WebSocket } from 'ws';
import { createSid } from '../sids.ts';
import { buildFrame, parseFrame, type PacketHeader } from '../twilsock/codec.ts';

/** A client that speaks the protocol and does nothing else, so that many fit into one process. */
export interface PlainClient {
  request(method: string, url: string, body?: unknown): Promise<unknown>;
  /** Follows the messages of a conversation: told each index, in the order in which it came. */
  follow(conversationSid: string, onMessage: (index: number) => void): Promise<void>;
  close(): void;
}

/** Connects with a token. */
export async function connectPlainly(uri: string, token: string): Promise<PlainClient> {
  const socket = new WebSocket(uri);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<string, (reply: { header: PacketHeader; payload: Buffer }) => void>();
  const listeners = new Map<string, (index: number) => void>();

  socket.on('message', (data: Buffer) => {
    const { header, payload } = parseFrame(data);
    if (header.method === 'reply') return waiting.get(header.id)?.({ header, payload });
    socket.send(buildFrame({ method: 'reply', id: header.id, status: { code: 200 } }));
    if (header['message_type'] === 'com.twilio.rtd.cds.list') readEvents(payload);
    return undefined;
  });

  function readEvents(payload: Buffer): void {
    const { events } = JSON.parse(payload.toString()) as {
      events: { list_sid: string; item_index: number }[];
    };
    for (const event of events) listeners.get(event.list_sid)?.(event.item_index);
  }

  function send(header: Omit<PacketHeader, 'id'>, payload?: unknown) {
    const id = createSid('TM');
    return new Promise<{ header: PacketHeader; payload: Buffer }>((resolve) => {
      waiting.set(id, (reply) => {
        waiting.delete(id);
        resolve(reply);
      });
      socket.send(buildFrame({ ...header, id } as PacketHeader, payload));
    });
  }

  async function request(method: string, url: string, body?: unknown): Promise<unknown> {
    const { host, pathname, searchParams } = new URL(url);
    const { header, payload } = await send(
      {
        method: 'message',
        active_grant: 'ip_messaging',
        http_request: {
          host,
          path: pathname,
          method,
          params: Object.fromEntries(searchParams),
          headers: {},
        },
      },
      body,
    );
    const { code } = header['http_status'] as { code: number };
    if (code >= 400) throw new Error(`${code} ${payload.toString()}`);
    return payload.length > 0 ? JSON.parse(payload.toString()) : undefined;
  }

  const { header } = await send({ method: 'init', token, registrations: [] });
  const { code } = header['status'] as { code: number };
  if (code !== 200) throw new Error(`The token was refused: ${code}`);
  return {
    request,
    async follow(conversationSid, onMessage) {
      const cds = 'https://cds.us1.twilio.com';
      const list = (await request('GET', `${cds}/v3/Lists/${conversationSid}.messages`)) as {
        sid: string;
        last_event_id: number;
      };
      listeners.set(list.sid, onMessage);
      await request('POST', `${cds}/v4/Subscriptions`, {
        event_protocol_version: 4,
        action: 'establish',
        correlation_id: Date.now(),
        requests: [
          { object_sid: list.sid, object_type: 'list', last_event_id: list.last_event_id },
        ],
      });
    },
    close: () => socket.terminate(),
  };
}
