import type { Connection, ConnectionEvents } from '../../connection/connection.ts';
import type { MediaUrl, StoredMessage } from '../../state/model.ts';
import type { TransportMessage } from '../../transport/transport.ts';
import { access } from './fake-api.ts';
import { storeMessage } from './store-message.ts';

/** A connection that a tab has opened, and what became of it. */
export interface FakeLine {
  readonly events: ConnectionEvents;
  isStopped: boolean;
  typed: number;
  retried: number;
  readonly seen: number[];
  /** The files that it was asked for. */
  readonly asked: string[];
  readonly sent: TransportMessage[];
  /** What it says of each file. */
  mediaUrl: Promise<MediaUrl>;
  /** The text that the server does not take. */
  refused?: string;
}

interface LineOptions extends Pick<FakeLine, 'events'> {
  /** Every line of the browser, the new one last. */
  readonly lines: FakeLine[];
  readonly server: StoredMessage[];
}

/** Opens a line that is up at once, and echoes what is sent. */
export function openFakeLine({ events, lines, server }: LineOptions): Connection {
  const line: FakeLine = {
    events,
    isStopped: false,
    typed: 0,
    retried: 0,
    seen: [],
    asked: [],
    sent: [],
    mediaUrl: Promise.resolve({ url: 'https://media.example/1', until: 2000 }),
  };
  lines.push(line);
  queueMicrotask(() => {
    if (line.isStopped) return;
    events.onLine('up');
    events.onLatest({
      messages: [...server],
      hasEarlier: false,
      seenIndex: -1,
      othersSeenIndex: -1,
    });
  });
  return {
    async send(message) {
      line.sent.push(message);
      if (message.body === line.refused) return { kind: 'refused', refusal: 'refused' };
      events.onMessage(storeMessage(server, message));
      return { kind: 'stored' };
    },
    isStored: async (clientId) => server.some((message) => message.clientId === clientId),
    readBefore: async (index) => ({
      messages: server.filter((one) => one.index < index),
      hasEarlier: false,
    }),
    async readMediaUrl({ mediaSid }) {
      line.asked.push(mediaSid);
      return line.mediaUrl;
    },
    markSeen: (index) => void line.seen.push(index),
    tellTyping: () => void (line.typed += 1),
    freshAccess: async () => access,
    retryNow: () => void (line.retried += 1),
    whenUp: async () => {},
    stop: () => void (line.isStopped = true),
  };
}
