import type { ChatKey } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { Leader, LeaderContext } from './leader.ts';
import { parseTabMessage, type TabCommand, type TabMessage } from './tab-message.ts';

/** This page among the tabs of its site: one of them leads, and what happens in one happens in all. */
export interface Membership {
  readonly tell: (message: TabMessage) => void;
  /** Asks the leading tab, which may be this one. */
  readonly command: (command: TabCommand) => void;
  /** Undefined while there is nothing to lead, or another tab does. */
  readonly leader: () => Leader | undefined;
  readonly isLeading: () => boolean;
  /** Lets go of the chat that it leads; it goes on leading the tabs. */
  readonly letGo: () => void;
  /** The next page shows the panel as it is now. */
  readonly keepPanel: (isOpen: boolean) => void;
  readonly stop: () => void;
}

interface MembershipOptions {
  readonly context: LeaderContext;
  readonly apply: (event: ChatEvent) => void;
  /** Takes up what is stored, each time this page joins. */
  readonly begin: () => Promise<void>;
  /** `last`: of a chat that has ended. */
  readonly hearSession: (session: Session | undefined, last?: ChatKey) => void;
  /** Another tab has forgotten the chat. */
  readonly onForgotten: () => void;
}

// After the network has let a chunk down.
const loadAgainAfterMs = 5000;

/**
 * Joins the other tabs, and leaves them while the page is hidden away: a page that holds a lock or an open socket is not
 * kept in the back/forward cache.
 *
 * @example
 * const membership = createMembership(options);
 * membership.command({ name: 'work' });
 */
export function createMembership(options: MembershipOptions): Membership {
  const { context, apply, begin, hearSession, onForgotten } = options;
  const { parts, read, session } = context;
  let isLeading = false;
  let leader: Leader | undefined;
  let loading: Promise<void> | undefined;
  let isStopped = false;

  /** Loads what leads a chat, as soon as there is one, or something to send. */
  const load = (): Promise<void> => {
    loading ??= parts.loadLeader().then(
      (lead) => {
        if (isLeading) leader ??= lead(context);
      },
      () => {
        loading = undefined;
        context.share({ type: 'trouble', trouble: 'cannot-connect' });
        setTimeout(() => command({ name: 'work' }), loadAgainAfterMs);
      },
    );
    return loading;
  };
  const command = (wanted: TabCommand): void => {
    if (!isLeading) tell({ v: 1, kind: 'command', command: wanted });
    else if (leader) obey(leader, wanted);
    else void load().then(() => leader && obey(leader, wanted));
  };
  const lead = (): void => {
    if (isStopped) return;
    isLeading = true;
    const isWaiting = read().outgoing.some(({ delivery }) => delivery !== 'failed');
    if (session() || isWaiting) command({ name: 'work' });
  };
  const resign = (): void => {
    isLeading = false;
    leader?.stop();
    leader = undefined;
    loading = undefined;
  };
  const tell = (message: TabMessage): void => group.tell(message);
  const keepPanel = (isOpen: boolean): void => {
    const known = session();
    if (isLeading && known) context.setSession({ ...known, isPanelOpen: isOpen });
  };

  const hearEvent = (event: ChatEvent): void => {
    apply(event);
    if (event.type === 'forgotten') onForgotten();
    else if (event.type === 'seen') leader?.markSeen(event.index);
    else if (event.type === 'discarded') leader?.discard(event.clientId);
    else if (event.type === 'panel') keepPanel(event.isOpen);
    else if (event.type === 'queued' && isLeading) {
      void takeOver(context, event.message).then(() => command({ name: 'work' }));
    }
  };
  const hear = (data: unknown): void => {
    const message = parseTabMessage(data);
    if (message?.kind === 'event') hearEvent(message.event);
    else if (message?.kind === 'command' && isLeading) command(message.command);
    else if (message?.kind === 'session') hearSession(message.session);
    else if (message?.kind === 'ask' && isLeading) {
      const known = { state: read(), session: session(), last: context.lastKey() };
      tell({ v: 1, kind: 'answer', ...known });
    } else if (message?.kind === 'answer' && !isLeading) {
      hearSession(message.session, message.last);
      apply({ type: 'adopted', state: message.state });
    }
  };

  // Only who knows what is stored may lead.
  let ready = Promise.resolve().then(begin);
  const group = parts.joinTabs({
    onLead: () => void ready.then(lead),
    onLeadLost: resign,
    onMessage: hear,
  });
  // What the others hold is newer than what is stored.
  const ask = (): void => void ready.then(() => tell({ v: 1, kind: 'ask' }));
  ask();

  const leave = (): void => {
    resign();
    parts.outbox.close();
    group.leave();
  };
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted || isStopped) return;
    ready = begin();
    group.join();
    ask();
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', comeBack);

  return {
    tell,
    command,
    isLeading: () => isLeading,
    leader: () => leader,
    letGo() {
      leader?.stop();
      leader = undefined;
      loading = undefined;
    },
    keepPanel,
    stop() {
      isStopped = true;
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      leave();
    },
  };
}

/** Where storage is refused, the outbox of another tab is its memory: its message has to be kept here too. */
async function takeOver(
  { parts }: LeaderContext,
  message: Parameters<LeaderContext['parts']['outbox']['add']>[0],
): Promise<void> {
  const waiting = await parts.outbox.read();
  if (waiting.some(({ clientId }) => clientId === message.clientId)) return;
  await parts.outbox.add(message);
}

function obey(leader: Leader, command: TabCommand): void {
  if (command.name === 'work') leader.work();
  else if (command.name === 'earlier') leader.loadEarlier(command.beforeIndex);
  else if (command.name === 'typing') leader.tellTyping();
  else if (command.name === 'media') leader.showMedia(command);
  else if (command.name === 'end') void leader.end();
  else leader.retryNow();
}
