import type { Connection } from '../connection/connection.ts';
import { createSleeper } from '../connection/sleeper.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { FunctionsError, ChatAccess, ChatKey } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState } from '../state/model.ts';
import type { MediaKey } from '../transport/transport.ts';
import { toConnectionEvents } from './connection-events.ts';
import type { EngineParts, LeaderParts } from './engine-parts.ts';
import { createMediaAsker } from './media-asker.ts';
import { releaseStored } from './release-stored.ts';
import { startChat } from './start-chat.ts';
import { createUpdates } from './tell-visitor.ts';

/** What the leading tab does for all of them: start, connect, deliver, end. */
export interface Leader {
  /** Something may be there to do: a session to take up, or a message to send. Idempotent. */
  readonly work: () => void;
  readonly loadEarlier: (beforeIndex: number) => void;
  readonly tellTyping: () => void;
  /** Finds out where a file is, and shares it. */
  readonly showMedia: (file: MediaKey) => void;
  /** The visitor does not want it to be sent any more. */
  readonly discard: (clientId: string) => void;
  readonly markSeen: (index: number) => void;
  readonly end: () => Promise<boolean>;
  readonly retryNow: () => void;
  /** Who the visitor is has changed: the running chat is told. */
  readonly tellVisitor: () => void;
  readonly stop: () => void;
}

/** What the leader shares with the engine of its page. */
export interface LeaderContext {
  readonly parts: EngineParts;
  readonly read: () => ChatState;
  /** Applies an event here and in the other tabs. */
  readonly share: (event: ChatEvent) => void;
  readonly session: () => Session | undefined;
  /** Of the chat that runs, or has ended on this page. */
  readonly lastKey: () => ChatKey | undefined;
  /** Stores it, and tells the other tabs. */
  readonly setSession: (session: Session | undefined) => void;
  /** Resolves when Segment knows who is here, or does not answer in time. */
  readonly identified: () => Promise<void>;
}

interface Line {
  readonly connection: Connection;
  readonly delivery: Delivery;
}

/**
 * Makes the leader of a group of tabs; nothing happens before `work`.
 *
 * @example
 * const leader = createLeader(context, parts);
 * leader.work();
 */
export function createLeader(context: LeaderContext, means: LeaderParts): Leader {
  const { parts, read, share, session, setSession, identified } = context;
  const { api } = means;
  const pauses = createSleeper();
  let line: Line | undefined;
  let isStarting = false;
  let isStopped = false;
  /** The visitor has asked for the end: that it has come is heard before the answer is. */
  let isEnding = false;

  const newestIndex = (): number => read().messages.at(-1)?.index ?? -1;
  const updates = createUpdates({
    parts,
    api,
    session,
    setSession,
    freshAccess: () => line?.connection.freshAccess(),
    onOver: (why) => over(why),
    isClosed: means.isClosed,
  });

  const askMedia = createMediaAsker({
    read: async (file) => line?.connection.readMediaUrl(file),
    now: parts.now,
    share,
  });
  const hangUp = (): void => {
    line?.delivery.stop();
    line?.connection.stop();
    line = undefined;
  };
  const over = (ending: 'by-visitor' | 'by-team' | 'lost'): void => {
    hangUp();
    setSession(undefined);
    share({ type: 'ended', ending: isEnding ? 'by-visitor' : ending });
    isEnding = false;
    void failWaiting(context);
  };
  const connect = (known: Session): void => {
    const confirm = (clientId: string): void => line?.delivery.confirm(clientId);
    const keep = (access: ChatAccess): void => setSession({ ...(session() ?? known), ...access });
    const connection = means.connect({
      access: known,
      newestIndex,
      events: toConnectionEvents({
        read,
        share,
        confirm,
        keep,
        over,
        release: () => void releaseStored(context),
        ring: parts.ring,
      }),
    });
    const delivery = means.deliver({
      outbox: parts.outbox,
      line: connection,
      newestIndex,
      emit: share,
    });
    line = { connection, delivery };
    if (read().phase !== 'open') {
      share({ type: 'opened', conversationSid: known.conversationSid });
    }
    share({ type: 'line', line: 'connecting' });
    updates.tell();
    delivery.pump();
  };
  const endChat = async (connection: Connection): Promise<boolean> => {
    try {
      await api.end(await connection.freshAccess());
      return true;
    } catch (error) {
      const { kind, message } = error as FunctionsError;
      if (kind === 'over') return true;
      parts.emit('error', { reason: `end-${kind}`, message });
      return false;
    }
  };
  const start = async (): Promise<void> => {
    const isWanted = (await parts.outbox.read()).some(({ delivery }) => delivery !== 'failed');
    // A start may have been answered while storage was read: whoever called it goes on from there.
    if (!isWanted || isStarting || isStopped || line || session()) return;
    isStarting = true;
    share({ type: 'phase', phase: 'starting' });
    parts.sessions.markStarting(read().isPanelOpen);
    means.preloadTransport();
    const access = await startChat({
      parts,
      means,
      pauses,
      identified: identified(),
      isStopped: () => isStopped,
      onTrouble: (trouble) => share({ type: 'trouble', trouble }),
    });
    isStarting = false;
    if (isStopped) return;
    if (!access) return giveUpStart(context);
    const known = toSession(access, context);
    setSession(known);
    await parts.outbox.writeStart(undefined);
    // Meanwhile another message may have brought up the line.
    if (!isStopped && session() === known) work();
  };
  const work = (): void => {
    const known = session();
    if (line) line.delivery.pump();
    else if (known) connect(known);
    else void start();
  };

  return {
    work,
    loadEarlier(beforeIndex) {
      line?.connection.readBefore(beforeIndex).then(
        (page) => share({ type: 'earlier', beforeIndex, ...page }),
        () => share({ type: 'earlier', beforeIndex, messages: [], hasEarlier: true }),
      );
    },
    tellTyping: () => line?.connection.tellTyping(),
    showMedia: askMedia,
    discard: (clientId) => line?.delivery.drop(clientId),
    markSeen(index) {
      line?.connection.markSeen(index);
      const known = session();
      if (known && index > known.seenIndex) setSession({ ...known, seenIndex: index });
    },
    async end() {
      if (!line) return false;
      const { connection } = line;
      isEnding = true;
      const isEnded = await endChat(connection);
      isEnding = false;
      const isOver = line?.connection !== connection;
      if (isEnded && !isOver && !isStopped) over('by-visitor');
      return isEnded || isOver;
    },
    retryNow() {
      pauses.wake();
      line?.connection.retryNow();
    },
    tellVisitor: () => updates.tell(),
    stop() {
      isStopped = true;
      pauses.wake();
      hangUp();
    },
  };
}

function toSession(access: ChatAccess, { parts, read }: LeaderContext): Session {
  const { phone, userId } = parts.visitors.read();
  return {
    ...access,
    v: 1,
    startedAt: parts.now(),
    ...(phone && { phone }),
    ...(userId && { userId }),
    isPanelOpen: read().isPanelOpen,
    seenIndex: -1,
  };
}

/** The messages wait, the form is shown again where the phone was the reason. */
function giveUpStart({ parts, read, share }: LeaderContext): void {
  parts.sessions.erase();
  const { trouble, outgoing } = read();
  share({ type: 'phase', phase: 'none' });
  for (const { clientId } of outgoing) {
    void parts.outbox.mark(clientId, { delivery: 'failed', refusal: 'refused' });
    share({ type: 'failed', clientId, refusal: 'refused' });
  }
  if (trouble) share({ type: 'trouble', trouble });
}

/** What nobody will read any more is not left waiting for ever. */
async function failWaiting({ parts, share }: LeaderContext): Promise<void> {
  for (const { clientId, delivery } of await parts.outbox.read()) {
    if (delivery === 'failed') continue;
    await parts.outbox.mark(clientId, { delivery: 'failed', refusal: 'chat-over' });
    share({ type: 'failed', clientId, refusal: 'chat-over' });
  }
}
