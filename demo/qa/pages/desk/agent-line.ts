import { Client, type ClientOptions } from '@twilio/conversations';
import { withinTime } from './within-time.ts';
import type { DeskToken } from './desk-api.ts';
import { createRooms, type LineEvents, type Rooms } from './agent-rooms.ts';

interface AgentLineOptions {
  readonly readToken: () => Promise<DeskToken>;
  readonly events: LineEvents & { readonly onLine: (line: 'connecting' | 'up' | 'down') => void };
}

/** The agent's connection to Twilio, by the Conversations SDK. */
export interface AgentLine extends Omit<Rooms, 'enter' | 'leaveAll'> {
  /** Follows a chat, now and after each new connection. */
  readonly join: (conversationSid: string) => void;
  readonly close: () => void;
}

const startLimit = { limitMs: 20_000, sentence: 'Twilio does not answer.' };
const retryMs = 2_000;

/**
 * Connects an agent, and connects again whenever the connection is lost for good. What the SDK knows stops here.
 *
 * @example
 * const line = createAgentLine({ readToken: () => deskApi.readToken(worker), events });
 */
export function createAgentLine({ readToken, events }: AgentLineOptions): AgentLine {
  const rooms = createRooms(events);
  const wanted = new Set<string>();
  let client: Client | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  async function connect(): Promise<void> {
    events.onLine('connecting');
    try {
      const { token, socketUri } = await readToken();
      if (isClosed) return;
      const next = new Client(token, toOptions(socketUri));
      client = next;
      await withinTime(watch(next), startLimit);
      if (isClosed || client !== next) return;
      events.onLine('up');
      for (const sid of wanted) rooms.enter(next, sid);
    } catch {
      again();
    }
  }

  /** Resolves when the client is ready. */
  function watch(next: Client): Promise<void> {
    const isOurs = (): boolean => client === next && !isClosed;
    next.on('tokenAboutToExpire', () => void renew(next));
    next.on('tokenExpired', () => isOurs() && again());
    next.on('connectionStateChanged', (state) => {
      if (!isOurs()) return;
      if (state === 'denied' || state === 'disconnected') again();
      else events.onLine(state === 'connected' ? 'up' : 'connecting');
    });
    return new Promise((resolve) => void next.on('initialized', () => resolve()));
  }

  async function renew(next: Client): Promise<void> {
    try {
      const { token } = await readToken();
      if (client === next) await next.updateToken(token);
    } catch {
      // The token ends then, and another connection is made.
    }
  }

  function again(): void {
    letGo();
    if (isClosed) return;
    events.onLine('down');
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), retryMs);
  }

  function letGo(): void {
    const old = client;
    client = undefined;
    rooms.leaveAll();
    old?.removeAllListeners();
    void old?.shutdown().catch(() => undefined);
  }

  void connect();
  return {
    ...rooms,
    join(conversationSid) {
      if (wanted.has(conversationSid)) return;
      wanted.add(conversationSid);
      if (client?.connectionState === 'connected') rooms.enter(client, conversationSid);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      letGo();
    },
  };
}

function toOptions(socketUri: string): ClientOptions & { retryPolicy: object } {
  return {
    // It would write tokens, phones and texts into the console and the page's storage.
    logLevel: 'silent',
    Sync: { enableSessionStorage: false },
    // By itself it would come to wait for two minutes.
    retryPolicy: { min: 500, max: 5_000, randomness: 0.3 },
    Twilsock: { uri: socketUri },
  };
}
