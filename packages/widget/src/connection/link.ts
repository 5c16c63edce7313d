import type { ChatAccess } from '../session/functions-api.ts';
import {
  OpenError,
  type Opened,
  type OpenTransport,
  type TransportEvents,
} from '../transport/transport.ts';
import { isOffline } from './is-offline.ts';
import type { MessageSequence } from './message-sequence.ts';

/** What a link tells whoever keeps it: nothing of the first four before `begin`, and nothing after `close`. */
export interface LinkEvents extends Pick<
  TransportEvents,
  'onMessageChanged' | 'onMessageRemoved' | 'onOthersSeen' | 'onTyping'
> {
  /** `isUp` has changed. */
  readonly onChange: () => void;
  readonly onTokenEnding: () => void;
  readonly onClosed: () => void;
  /** It is beyond help. */
  readonly onDead: (why: 'token' | 'line') => void;
}

/** What a link is opened with. */
export interface LinkOptions {
  readonly open: OpenTransport;
  readonly access: ChatAccess;
  readonly socketUrl?: string | undefined;
  /** Gives up the opening. */
  readonly signal: AbortSignal;
  readonly sequence: MessageSequence;
  readonly events: LinkEvents;
}

/** One transport, and what watches over it. */
export interface Link {
  readonly opened: Opened;
  readonly isUp: () => boolean;
  /** It is the one in use from now on: what was read is told, and then what came in meanwhile. */
  readonly begin: () => void;
  /** Asks whether the line lives. `hasSlept`: something may have been missed, which is then read. */
  readonly check: (hasSlept: boolean) => void;
  readonly close: () => void;
}

// For so long the SDK may try by itself; and for so long when somebody waits for it.
const maxConnectingMs = 15_000;
const hurriedMs = 5000;

/**
 * Opens a transport, and watches whether it lives, whether it comes back after a drop, and what was missed then. Rejects
 * with an `OpenError`.
 *
 * @example
 * const link = await openLink({ open, access, signal, sequence, events });
 * link.begin();
 */
export async function openLink(options: LinkOptions): Promise<Link> {
  const { open, access, socketUrl, signal, events } = options;
  const { token, conversationSid, identity } = access;
  const watch = createWatch(options);
  const opened = await open({
    token,
    conversationSid,
    identity,
    socketUrl,
    signal,
    events: { ...events, ...watch.events },
  });
  return watch.take(opened);
}

interface Watch {
  readonly events: Pick<
    TransportEvents,
    'onLine' | 'onMessage' | 'onTokenEnding' | 'onClosed' | 'onBroken'
  >;
  readonly take: (opened: Opened) => Link;
}

function createWatch({ sequence, events }: LinkOptions): Watch {
  /** Once it is in use. */
  let current: Opened | undefined;
  let isUp = true;
  let isOver = false;
  let broken: 'token' | 'line' | undefined;
  let isChecking = false;
  let mayMiss = false;
  let stuck: ReturnType<typeof setInterval> | undefined;

  const die = (why: 'token' | 'line'): void => {
    broken = why;
    if (current) events.onDead(why);
  };
  const catchUp = async (): Promise<void> => {
    const taken = current;
    if (!taken) return;
    try {
      await sequence.catchUp(taken.transport);
      if ((await taken.transport.readStanding()) === 'over' && current) events.onClosed();
    } catch {
      // A line that has dropped comes back, or is given up after a while.
      if (current && isUp) die('line');
    }
  };
  /** What was said last is still told. */
  const end = async (): Promise<void> => {
    isOver = true;
    if (!current) return;
    await sequence.catchUp(current.transport).catch(() => {});
    if (current) events.onClosed();
  };
  const look = async ({ transport }: Opened): Promise<void> => {
    do {
      const isAlive = await transport.isAlive().catch(() => false);
      if (!current) return;
      if (!isAlive && isUp) die('line');
      if (!isAlive || !mayMiss) return;
      mayMiss = false;
      await catchUp();
    } while (mayMiss);
  };
  const watchLine = (limitMs: number): void => {
    clearInterval(stuck);
    if (isUp) return;
    // Without a network there is nothing better than to wait for it.
    stuck = setInterval(() => isOffline() || die('line'), limitMs);
  };
  const take = (opened: Opened): Link => {
    if (broken) {
      opened.transport.close();
      throw new OpenError(broken, 'The connection broke while it was opened.');
    }
    return {
      opened,
      isUp: () => isUp,
      begin() {
        current = opened;
        watchLine(maxConnectingMs);
        const isMissing = sequence.begin(opened);
        if (isOver) void end();
        else if (isMissing) void catchUp();
      },
      check(hasSlept) {
        watchLine(hurriedMs);
        mayMiss ||= hasSlept;
        if (!isUp || isChecking || isOffline()) return;
        isChecking = true;
        void look(opened).finally(() => (isChecking = false));
      },
      close() {
        current = undefined;
        clearInterval(stuck);
        opened.transport.close();
      },
    };
  };
  return {
    take,
    events: {
      onLine(line) {
        if (isUp === (line === 'up')) return;
        isUp = !isUp;
        if (!current) return;
        watchLine(maxConnectingMs);
        events.onChange();
        if (isUp) void catchUp();
      },
      onMessage(message) {
        if (!current) sequence.hold(message);
        else if (sequence.add(message)) void catchUp();
      },
      onTokenEnding: () => current && events.onTokenEnding(),
      onClosed: () => void end(),
      onBroken: die,
    },
  };
}
