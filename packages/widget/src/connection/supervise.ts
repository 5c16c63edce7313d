import type { ChatAccess } from '../session/functions-api.ts';
import { OpenError, type Opened, type OpenTransport } from '../transport/transport.ts';
import type { ConnectionEvents } from './connection.ts';
import { openLink, type Link, type LinkEvents } from './link.ts';
import type { MessageSequence } from './message-sequence.ts';
import type { RenewalTools } from './renew-access.ts';
import { createSleeper } from './sleeper.ts';
import { toPauseMs } from './to-pause-ms.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';
import type { Waking } from './watch-waking.ts';

/** What a supervisor works with. */
export interface SupervisorOptions extends RenewalTools {
  readonly access: ChatAccess;
  /** Loads the code of the transport. */
  readonly openTransport: () => Promise<OpenTransport>;
  readonly socketUrl?: string | undefined;
  readonly now: () => number;
  readonly sequence: MessageSequence;
  readonly events: Pick<ConnectionEvents, 'onLine' | 'onAccess' | 'onOver'> &
    Omit<LinkEvents, 'onChange' | 'onTokenEnding' | 'onClosed' | 'onDead'>;
  /** Another connection takes over. */
  readonly onOpened: (opened: Opened) => void;
}

/** Sees to it that there is a link, and that its token holds. */
export interface Supervisor {
  /** Undefined while none is up. */
  readonly link: () => Link | undefined;
  readonly keeper: TokenKeeper;
  /** Looks whether all is well; unless that is routine, what waits for another try does not wait any more. */
  readonly look: (why: Waking) => void;
  readonly stop: () => void;
}

// A link that has lived for so long has not failed.
const provenMs = 30_000;
// A server may not know at once of a chat that it has just made.
const maxGone = 3;

/**
 * Starts to supervise: one link after the other, with pauses between those that fail.
 *
 * @example
 * const supervisor = supervise(options);
 * supervisor.link()?.isUp();
 */
export function supervise(options: SupervisorOptions): Supervisor {
  const { openTransport, socketUrl, sequence, events, onOpened } = options;
  const pauses = createSleeper();
  const ending = new AbortController();
  const { signal } = ending;
  let link: Link | undefined;
  /** With which a line was tried last. */
  let token = '';
  let isWanted = true;
  let isOpening = false;
  /** One that was refused: there may be another by now. */
  let refused: string | undefined;
  let failures = 0;
  let gone = 0;
  let line: Parameters<ConnectionEvents['onLine']>[0] = 'down';
  let proving: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    ending.abort();
    clearTimeout(proving);
    keeper.stop();
    link?.close();
    link = undefined;
    pauses.wake();
  };
  const finish = (why: 'by-team' | 'lost'): void => {
    if (signal.aborted) return;
    stop();
    events.onOver(why);
  };
  const tellLine = (): void => {
    const next = link?.isUp() ? 'up' : link || isOpening ? 'connecting' : 'down';
    if (signal.aborted || next === line) return;
    line = next;
    events.onLine(line);
  };
  const want = (): void => {
    isWanted = true;
    pauses.wake();
  };
  const giveToken = async (): Promise<void> => {
    const current = link;
    const next = keeper.read().token;
    if (!current || next === token) return;
    const isTaken = await current.opened.transport.updateToken(next).catch(() => false);
    if (link !== current) return;
    if (isTaken) token = next;
    else want();
  };
  // What becomes of it is told by the keeper's own events.
  const renew = (): void => void keeper.renew().catch(() => {});
  const keeper = createTokenKeeper({
    ...options,
    onAccess(access) {
      events.onAccess(access);
      void giveToken();
    },
    // Without a link there is time: whoever opens one looks at its token first.
    onDue: () => link?.isUp() && renew(),
    onEnding: finish,
  });
  const linkEvents: LinkEvents = {
    ...events,
    onChange: tellLine,
    onTokenEnding: renew,
    onClosed: () => finish('by-team'),
    onDead(why) {
      link?.close();
      link = undefined;
      if (why === 'token') refused = token;
      want();
      // Else the next try tells.
      if (isOpening) tellLine();
    },
  };

  const open = async (): Promise<void> => {
    const openOne = await openTransport();
    if (signal.aborted) return;
    const access = keeper.read();
    ({ token } = access);
    const next = await openLink({
      open: openOne,
      access,
      socketUrl,
      signal,
      sequence,
      events: linkEvents,
    });
    if (signal.aborted) return next.close();
    link?.close();
    link = next;
    isWanted = false;
    gone = 0;
    proving = setTimeout(() => (failures = 0), provenMs);
    onOpened(next.opened);
    next.begin();
    void giveToken();
  };
  /** `isRenewed`: the token was a new one. */
  const learn = (error: unknown, isRenewed: boolean): void => {
    if (!(error instanceof OpenError) || error.why === 'line') return;
    refused = token;
    if (error.why === 'gone') gone += 1;
    if (gone > maxGone) finish('lost');
    // At once: it may be nothing but the token.
    else if (!isRenewed) failures = 0;
  };
  const attempt = async (): Promise<void> => {
    clearTimeout(proving);
    if (failures > 0) {
      tellLine();
      await pauses.sleep(toPauseMs(failures));
    }
    if (signal.aborted) return;
    failures += 1;
    isOpening = true;
    tellLine();
    const isRenewing = refused === keeper.read().token || keeper.isEnding();
    try {
      if (isRenewing) await keeper.renew();
      if (!signal.aborted) await open();
    } catch (error) {
      learn(error, isRenewing);
    }
    isOpening = false;
    if (!isWanted) tellLine();
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) await (isWanted ? attempt() : pauses.sleep());
  };
  void Promise.resolve().then(run);
  return {
    keeper,
    link: () => (link?.isUp() ? link : undefined),
    look(why) {
      keeper.look();
      link?.check(why === 'gap');
      if (why === 'tick') return;
      failures = 0;
      pauses.wake();
    },
    stop,
  };
}
