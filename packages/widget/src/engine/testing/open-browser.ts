import type { VisitorStore } from '@docent/identity';
import type { ChatEvents } from '../../api.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import type { FormField } from '../../form/parse-form-fields.ts';
import type { FunctionsApi, StartRequest } from '../../session/functions-api.ts';
import type { Session } from '../../session/session.ts';
import type { StoredMessage } from '../../state/model.ts';
import type { TabGroupEvents } from '../../tabs/tab-group.ts';
import { createAfterChat } from '../after-chat.ts';
import type { ChatEngine } from '../chat-engine.ts';
import { createEngine } from '../create-engine.ts';
import type { EngineParts, LeaderParts } from '../engine-parts.ts';
import { createLeader } from '../leader.ts';
import { createFakeApi } from './fake-api.ts';
import { createFakeDelivery } from './fake-delivery.ts';
import { createFakeOutbox } from './fake-outbox.ts';
import { createFakeVisitors } from './fake-visitors.ts';
import { joinFakeGroup } from './join-fake-group.ts';
import { openFakeLine, type FakeLine } from './open-fake-line.ts';

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
  /** For each message that may be heard: whether it was seen. */
  readonly rung: (() => boolean)[];
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
    rung: [],
    isStarting: false,
    wasPanelOpen: false,
    async open(more = {}) {
      const emitted: Emitted[] = [];
      const means: LeaderParts = {
        api: browser.api,
        deliver: createFakeDelivery,
        identity: { fresh: async () => undefined },
        isClosed: async () => false,
        preloadTransport() {},
        readPage: () => ({
          url: 'https://docs.example/a?b#c',
          title: 'A',
          referrer: '',
          locale: 'en',
          timeZone: 'UTC',
        }),
        connect: ({ events }) => openFakeLine({ events, lines, server }),
        ...more,
      };
      const engine = createEngine({
        loadLeader: async () => (context) => createLeader(context, means),
        loadAfterChat: async () =>
          createAfterChat({
            api: browser.api,
            emit: (name, detail) => void emitted.push([name, detail]),
            readPage: means.readPage,
            now: () => Date.UTC(2026, 10, 23, 12),
          }),
        ring: (isSeen) => void browser.rung.push(isSeen),
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
