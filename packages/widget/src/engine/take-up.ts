import type { Session } from '../session/session.ts';
import type { EngineParts } from './engine-parts.ts';
import { readOwner } from './owner.ts';
import type { Person } from './person.ts';
import type { Store } from './store.ts';

/** What an earlier page is taken up with. */
export interface TakeUpParts {
  readonly parts: EngineParts;
  readonly store: Store;
  readonly person: Person;
  readonly hold: (session: Session | undefined) => void;
  /** What is stored is somebody else's. */
  readonly drop: () => void;
}

/**
 * Takes up what an earlier page has left; before that, a tab neither leads nor answers.
 *
 * @example
 * await takeUp({ parts, store, person, hold, drop });
 */
export async function takeUp(options: TakeUpParts): Promise<void> {
  const { parts, store, person, hold, drop } = options;
  const { apply, read } = store;
  const { resets } = read();
  // Somebody else may come while storage is read.
  const isOther = (): boolean => read().resets !== resets;
  const session = await parts.sessions.read();
  if (isOther()) return;
  hold(session);
  if (!person.isTheSame()) return drop();
  // Whoever has left nothing does not load what keeps it.
  if (session ?? readOwner()) await takeUpOutbox(options, isOther);
  if (isOther()) return;
  if (session) return show(session, store);
  const isStarting = parts.sessions.wasStarting() && read().outgoing.length > 0;
  if (isStarting) apply({ type: 'panel', isOpen: true });
}

async function takeUpOutbox(
  { parts, store: { apply, read } }: TakeUpParts,
  isOther: () => boolean,
): Promise<void> {
  const [messages, draft] = await Promise.all([parts.outbox.read(), parts.outbox.readDraft()]);
  if (isOther()) return;
  for (const message of messages) apply({ type: 'queued', message });
  if (draft && !read().draft) apply({ type: 'draft', text: draft });
}

function show(session: Session, { apply, read }: Store): void {
  const { conversationSid, seenIndex, isPanelOpen } = session;
  if (read().phase !== 'open') apply({ type: 'opened', conversationSid });
  apply({ type: 'line', line: 'connecting' });
  apply({ type: 'seen', index: seenIndex });
  if (isPanelOpen) apply({ type: 'panel', isOpen: true });
}
