import type { ChatAccess, FunctionsApi } from '../session/functions-api.ts';
import type { OpenTransport, Transport } from '../transport/transport.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import { createSearch } from './create-search.ts';
import { createMessageSequence } from './message-sequence.ts';
import { createSleeper } from './sleeper.ts';
import { supervise } from './supervise.ts';
import { toPauseMs } from './to-pause-ms.ts';
import { watchWaking, type WatchWaking } from './watch-waking.ts';

/** What a connection works with. */
export interface ConnectionOptions {
  readonly access: ChatAccess;
  readonly api: Pick<FunctionsApi, 'refresh' | 'resume'>;
  /** Loads the code of the transport, when it is needed. */
  readonly openTransport: () => Promise<OpenTransport>;
  /** Of a local Twilio; of Twilio itself by default. */
  readonly socketUrl?: string | undefined;
  readonly events: ConnectionEvents;
  /** The highest index that is known, -1 for none. */
  readonly newestIndex: () => number;
  /** For a verified visitor's chat whose token has ended. Never rejects; undefined where there is none. */
  readonly identityToken?: (() => Promise<string | undefined>) | undefined;
  /** ms since 1970. */
  readonly now?: () => number;
  readonly waking?: WatchWaking;
}

const later = { kind: 'later', retryAfterMs: 1000 } as const;

/**
 * Connects a chat, and keeps it connected until `stop`, or until it is over. The first event comes after it has returned.
 *
 * @example
 * const connection = createConnection({ access, api, openTransport, events, newestIndex });
 * await connection.send({ clientId, body });
 */
export function createConnection({
  events,
  newestIndex,
  now = Date.now,
  waking = watchWaking,
  ...rest
}: ConnectionOptions): Connection {
  const changes = createSleeper();
  let isStopped = false;
  let seenIndex = -1;
  let othersSeenIndex = -1;

  const sequence = createMessageSequence({
    newestIndex,
    onMessage: events.onMessage,
    onLatest: ({ messages, hasEarlier }) =>
      events.onLatest({ messages, hasEarlier, seenIndex, othersSeenIndex }),
  });
  const supervisor = supervise({
    ...rest,
    now,
    sequence,
    events: {
      ...events,
      onLine(line) {
        events.onLine(line);
        changes.wake();
      },
      onOthersSeen(index) {
        othersSeenIndex = Math.max(othersSeenIndex, index);
        events.onOthersSeen(index);
      },
      onOver(why) {
        stop();
        events.onOver(why);
      },
    },
    onOpened(opened) {
      // What was seen while the line was down is not known there yet.
      if (seenIndex > opened.seenIndex) opened.transport.markSeen(seenIndex);
      seenIndex = Math.max(seenIndex, opened.seenIndex);
      othersSeenIndex = Math.max(othersSeenIndex, opened.othersSeenIndex);
    },
  });
  const { keeper, link, look } = supervisor;
  const stopWatching = waking(look);
  const stop = (): void => {
    isStopped = true;
    stopWatching();
    supervisor.stop();
    changes.wake();
  };
  const transport = (): Transport | undefined => link()?.opened.transport;
  /** Rejects after `stop`. */
  const untilUp = async (): Promise<Transport> => {
    for (;;) {
      if (isStopped) throw new Error('The chat is not connected any more.');
      const up = transport();
      if (up) return up;
      await changes.sleep();
    }
  };
  return {
    async send(message) {
      const outcome = await (transport()?.send(message) ?? later);
      if (outcome.kind === 'in-doubt') look('tick');
      return outcome;
    },
    async isStored(clientId, sinceIndex) {
      const search = createSearch(clientId, sinceIndex);
      for (let failures = 1; ; failures += 1) {
        const up = await untilUp();
        const isFound = await search(up).catch(() => undefined);
        if (isFound !== undefined && !isStopped) return isFound;
        if (!isStopped) await changes.sleep(toPauseMs(failures));
      }
    },
    async readBefore(index) {
      const up = transport();
      if (!up) throw new Error('The line is down.');
      return up.readBefore(index);
    },
    readMediaUrl: async (file) => (await untilUp()).readMediaUrl(file),
    markSeen(index) {
      seenIndex = Math.max(seenIndex, index);
      transport()?.markSeen(index);
    },
    tellTyping: () => transport()?.tellTyping(),
    async freshAccess() {
      return keeper.isEnding() ? keeper.renew() : keeper.read();
    },
    retryNow: () => look('attention'),
    // After `stop` nobody is to go on.
    whenUp: () =>
      untilUp().then(
        () => {},
        () => new Promise(() => {}),
      ),
    stop,
  };
}
