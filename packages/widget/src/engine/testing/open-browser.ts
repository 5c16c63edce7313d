import {
  changeVisitor,
  createVisitor,
  type DocTrail,
  type Visitor,
  type VisitorStore,
} from '@docent/identity';
import type { ChatEvents } from '../../api.ts';
import type { Connection, ConnectionEvents } from '../../connection/connection.ts';
import type { CreateDelivery } from '../../delivery/delivery.ts';
import type { Outbox, PendingStart } from '../../delivery/outbox.ts';
import type { FormField } from '../../form/parse-form-fields.ts';
import type { ChatAccess, FunctionsApi, StartRequest } from '../../session/functions-api.ts';
import type { Session } from '../../session/session.ts';
import type { OutgoingMessage, StoredMessage } from '../../state/model.ts';
import type { TabGroupEvents } from '../../tabs/tab-group.ts';
import type { ChatEngine } from '../chat-engine.ts';
import { createEngine } from '../create-engine.ts';
import type { EngineParts, LeaderParts } from '../engine-parts.ts';
import { createLeader } from '../leader.ts';

/** A chat's access as the Functions give it. */
export const access: ChatAccess = {
  token: 'token',
  conversationSid: 'CH1',
  identity: 'visitor',
  expiresAt: 4_000_000_000_000,
};

/** A connection that a tab has opened, and what became of it. */
export interface FakeLine {
  readonly events: ConnectionEvents;
  isStopped: boolean;
  typed: number;
  retried: number;
  readonly seen: number[];
  /** The text that the server does not take. */
  refused?: string;
}

/** What a page told, event by event. */
export type Emitted = readonly [name: keyof ChatEvents, detail: unknown];

/** A tab with its engine. */
export interface Tab {
  readonly engine: ChatEngine;
  readonly emitted: Emitted[];
  /** The page is left or crashes: another tab leads. */
  readonly close: () => void;
}

/** A browser with tabs, a server behind them, and what they share. */
export interface Browser {
  readonly open: (more?: Partial<EngineParts & LeaderParts>) => Promise<Tab>;
  readonly api: FunctionsApi;
  readonly started: StartRequest[];
  readonly lines: FakeLine[];
  readonly server: StoredMessage[];
  readonly visitors: VisitorStore;
  readonly outbox: Outbox;
  /** What storage holds. */
  session: Session | undefined;
  isStarting: boolean;
  /** When the start began. */
  wasPanelOpen: boolean;
}

const fields: readonly FormField[] = [{ name: 'phone', isNeeded: false }];

/** Makes a browser whose parts are fakes of our own seams; what a page does with them is real. */
export function openBrowser(): Browser {
  const members = new Set<TabGroupEvents>();
  const started: StartRequest[] = [];
  const lines: FakeLine[] = [];
  const server: StoredMessage[] = [];
  const outbox = createFakeOutbox();
  const visitors = createFakeVisitors();
  let ids = 0;
  const browser: Browser = {
    api: createFakeApi(started, server),
    started,
    lines,
    server,
    visitors,
    outbox,
    session: undefined,
    isStarting: false,
    wasPanelOpen: false,
    async open(more = {}) {
      const emitted: Emitted[] = [];
      const means: LeaderParts = {
        api: browser.api,
        deliver,
        identity: { fresh: async () => undefined },
        preloadTransport() {},
        readPage: () => ({
          url: 'https://docs.example/a?b#c',
          title: 'A',
          referrer: '',
          locale: 'en',
          timeZone: 'UTC',
        }),
        connect: ({ events }) => openLine({ events, lines, server }),
        ...more,
      };
      const engine = createEngine({
        loadLeader: async () => (context) => createLeader(context, means),
        outbox,
        visitors: { ...visitors, stop: () => {} },
        fields,
        country: 'US',
        joinTabs: (events) => joinFakeGroup(members, events),
        sessions: {
          read: async () => browser.session,
          write: (session) => (browser.session = session),
          erase: () => (browser.session = undefined),
          markStarting: (isPanelOpen) => {
            browser.isStarting = true;
            browser.wasPanelOpen = isPanelOpen;
          },
          wasStarting: () => browser.wasPanelOpen,
        },
        tracker: { isThere: () => true, listen: async () => ({ told: Promise.resolve() }) },
        now: () => 1000 + server.length,
        newId: () => `id-${(ids += 1)}`,
        emit: (name, detail) => void emitted.push([name, detail]),
        ...more,
      });
      await settle();
      return { engine, emitted, close: () => engine.stop() };
    },
  };
  return browser;
}

/** Lets everything happen that waits for nothing outside. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

function createFakeApi(started: StartRequest[], server: StoredMessage[]): FunctionsApi {
  return {
    async start(request) {
      started.push(request);
      if (request.question !== undefined) {
        const { clientId } = JSON.parse(request.questionAttributes ?? '{}') as { clientId: string };
        store(server, { clientId, body: request.question });
      }
      return access;
    },
    refresh: async () => access,
    resume: async () => access,
    identify: async () => {},
    end: async () => {},
  };
}

function store(
  server: StoredMessage[],
  { clientId, body }: { clientId: string; body: string },
): StoredMessage {
  const index = server.length;
  const message: StoredMessage = {
    sid: `IM${index}`,
    index,
    author: 'visitor',
    body,
    links: [],
    sentAt: 0,
    clientId,
  };
  server.push(message);
  return message;
}

function joinFakeGroup(members: Set<TabGroupEvents>, events: TabGroupEvents) {
  const isLeader = (): boolean => [...members][0] === events;
  const join = (): void => {
    members.add(events);
    if (isLeader()) queueMicrotask(events.onLead);
  };
  join();
  return {
    isLeader,
    join,
    tell(message: unknown) {
      const others = [...members].filter((member) => member !== events);
      // A channel copies what it carries.
      for (const member of others) member.onMessage(structuredClone(message));
    },
    leave() {
      const wasLeader = isLeader();
      members.delete(events);
      const [next] = members;
      if (wasLeader && next) queueMicrotask(next.onLead);
    },
  };
}

function openLine({
  events,
  lines,
  server,
}: Pick<FakeLine, 'events'> & Pick<Browser, 'lines' | 'server'>): Connection {
  const line: FakeLine = { events, isStopped: false, typed: 0, retried: 0, seen: [] };
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
      if (message.body === line.refused) return { kind: 'refused', refusal: 'refused' };
      events.onMessage(store(server, message));
      return { kind: 'stored' };
    },
    isStored: async (clientId) => server.some((message) => message.clientId === clientId),
    readBefore: async (index) => ({
      messages: server.filter((one) => one.index < index),
      hasEarlier: false,
    }),
    markSeen: (index) => void line.seen.push(index),
    tellTyping: () => void (line.typed += 1),
    freshAccess: async () => access,
    retryNow: () => void (line.retried += 1),
    whenUp: async () => {},
    stop: () => void (line.isStopped = true),
  };
}

/** Sends what waits, in order, once: the real one has tests of its own. */
const deliver: CreateDelivery = ({ outbox, line, emit }) => {
  let isStopped = false;
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    for (const { clientId, body, delivery } of await outbox.read()) {
      if (isStopped || delivery === 'failed') continue;
      const isThere = delivery === 'sending' && (await line.isStored(clientId, -1));
      const outcome = isThere || (await line.send({ clientId, body }));
      if (outcome === true || outcome.kind === 'stored') await outbox.remove(clientId);
      else {
        await outbox.mark(clientId, { delivery: 'failed', refusal: 'refused' });
        emit({ type: 'failed', clientId, refusal: 'refused' });
      }
    }
  };
  return {
    pump: () => void (running = running.then(run)),
    confirm: (clientId) => void outbox.remove(clientId),
    stop: () => (isStopped = true),
  };
};

function createFakeOutbox(): Outbox {
  let messages: OutgoingMessage[] = [];
  let draft = '';
  let start: PendingStart | undefined;
  const without = (clientId: string) => messages.filter((one) => one.clientId !== clientId);
  return {
    read: async () => [...messages],
    add: async (message) => void (messages = [...without(message.clientId), message]),
    async mark(clientId, change) {
      messages = messages.map((one) => (one.clientId === clientId ? { ...one, ...change } : one));
    },
    async requeue(clientId) {
      const found = messages.find((one) => one.clientId === clientId);
      if (found) messages = [...without(clientId), { ...found, delivery: 'queued' }];
    },
    remove: async (clientId) => void (messages = without(clientId)),
    readDraft: async () => draft,
    writeDraft: async (text) => void (draft = text),
    readStart: async () => start,
    writeStart: async (next) => void (start = next),
    async clear() {
      messages = [];
      draft = '';
      start = undefined;
    },
    close() {},
  };
}

function createFakeVisitors(): VisitorStore {
  let visitor = createVisitor('anonymous-1', 0);
  const trail: DocTrail = [];
  const callbacks = new Set<(visitor: Visitor) => void>();
  const set = (next: Visitor): void => {
    visitor = next;
    for (const callback of callbacks) callback(visitor);
  };
  return {
    read: () => visitor,
    readTrail: () => trail,
    update: (patch) => set(changeVisitor(visitor, patch, 2000, () => 'anonymous-2')),
    addDocView() {},
    clear: () => set({ ...createVisitor('anonymous-3', 5000), clearedAt: 5000 }),
    subscribe(callback) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    allowStorage() {},
    stop() {},
  };
}
