import { FunctionsError, type ChatAccess, type ChatKey } from '../../session/functions-api.ts';
import type { OpenTransport } from '../../transport/transport.ts';
import type { Connection, ConnectionEvents } from '../connection.ts';
import { createConnection, type ConnectionOptions } from '../create-connection.ts';
import type { Waking } from '../watch-waking.ts';
import { FakeServer } from './fake-server.ts';

/** How long a token of the lab lives. */
export const tokenMs = 3_600_000;

/** The Functions in the hands of a test. */
export class FakeFunctions {
  /** What was asked, in order: `refresh` or `resume`, the token, and the identity token if any. */
  readonly calls: string[] = [];
  readonly refusals: { refresh: FunctionsError[]; resume: FunctionsError[] } = {
    refresh: [],
    resume: [],
  };
  /** While set, answers wait for it. */
  gate: Promise<unknown> | undefined;
  life = tokenMs;
  private issued = 0;

  constructor(private readonly now: () => number) {}

  refresh = (key: ChatKey): Promise<ChatAccess> => this.answer('refresh', key);
  resume = (key: ChatKey & { readonly identityToken?: string }): Promise<ChatAccess> =>
    this.answer('resume', key);

  private async answer(
    name: 'refresh' | 'resume',
    { token, identityToken = '' }: ChatKey & { readonly identityToken?: string },
  ): Promise<ChatAccess> {
    this.calls.push(`${name} ${token} ${identityToken}`.trim());
    await this.gate;
    const refused = this.refusals[name].shift();
    if (refused) throw refused;
    this.issued += 1;
    return toAccess(`token-${this.issued}`, this.now() + this.life);
  }
}

/** An access of the lab's chat. */
export function toAccess(token: string, expiresAt: number): ChatAccess {
  return { token, conversationSid: `CH${'1'.repeat(32)}`, identity: 'visitor', expiresAt };
}

const kinds: Readonly<Record<string, FunctionsError['kind']>> = {
  'chat-closed': 'over',
  'chat-not-found': 'over',
  'token-refused': 'over',
  'other-person': 'other-person',
  'identity-refused': 'identity',
  'try-later': 'later',
};

/** A refusal of the Functions, as they name it. */
export function refusal(code: string, retryAfterMs?: number): FunctionsError {
  return new FunctionsError(kinds[code] ?? 'refused', 'By the test.', retryAfterMs, code);
}

/** A connection, everything around it in the hands of a test, and what it told. */
export interface ConnectionLab {
  readonly connection: Connection;
  readonly server: FakeServer;
  readonly functions: FakeFunctions;
  /** Everything that was told, in order. */
  readonly told: string[];
  readonly accesses: ChatAccess[];
  /** The indexes that the page has, as an engine would hold them. */
  readonly indexes: number[];
  readonly wake: (why: Waking) => void;
  readonly isWatching: () => boolean;
}

interface LabOptions extends Partial<Pick<ConnectionOptions, 'identityToken' | 'now'>> {
  readonly expiresInMs?: number;
  readonly openTransport?: (server: FakeServer) => Promise<OpenTransport>;
  readonly prepare?: (server: FakeServer, functions: FakeFunctions) => unknown;
}

/** Connects to a server in memory. Fake timers are the test's own matter. */
export function createConnectionLab(options: LabOptions = {}): ConnectionLab {
  const { expiresInMs = tokenMs, prepare, openTransport, identityToken } = options;
  const now = options.now ?? Date.now;
  const server = new FakeServer();
  const functions = new FakeFunctions(now);
  const told: string[] = [];
  const accesses: ChatAccess[] = [];
  const indexes: number[] = [];
  let onWake: ((why: Waking) => void) | undefined;
  prepare?.(server, functions);
  const connection = createConnection({
    access: toAccess('token-0', now() + expiresInMs),
    api: functions,
    openTransport: () => openTransport?.(server) ?? Promise.resolve(server.open),
    events: recordEvents({ told, accesses, indexes }),
    newestIndex: () => indexes.at(-1) ?? -1,
    now,
    identityToken,
    waking(callback) {
      onWake = callback;
      return () => (onWake = undefined);
    },
  });
  return {
    connection,
    server,
    functions,
    told,
    accesses,
    indexes,
    wake: (why) => onWake?.(why),
    isWatching: () => onWake !== undefined,
  };
}

function recordEvents({
  told,
  accesses,
  indexes,
}: Pick<ConnectionLab, 'told' | 'accesses' | 'indexes'>): ConnectionEvents {
  return {
    onLine: (line) => void told.push(line),
    onMessage(message) {
      indexes.push(message.index);
      told.push(`message ${message.index}`);
    },
    onMessageChanged: ({ index }) => void told.push(`changed ${index}`),
    onMessageRemoved: (sid) => void told.push(`removed ${sid}`),
    onOthersSeen: (index) => void told.push(`others seen ${index}`),
    onTyping: (name, isTyping) => void told.push(`typing ${name} ${isTyping}`),
    onLatest({ messages, hasEarlier, seenIndex, othersSeenIndex }) {
      for (const { index } of messages) if (index > (indexes.at(-1) ?? -1)) indexes.push(index);
      const range = `${messages[0]?.index ?? ''}-${messages.at(-1)?.index ?? ''}`;
      told.push(`latest ${range} ${hasEarlier} ${seenIndex} ${othersSeenIndex}`);
    },
    onAccess(access) {
      accesses.push(access);
      told.push(`access ${access.token}`);
    },
    onOver: (why) => void told.push(`over ${why}`),
  };
}
