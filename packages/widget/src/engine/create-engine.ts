import type { Phone } from '@docent/identity';
import type { SendResult } from '../api.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState, OutgoingMessage } from '../state/model.ts';
import { isShared } from '../state/shared-events.ts';
import { announce } from './announce.ts';
import type { ChatEngine, FormAnswers } from './chat-engine.ts';
import { createMembership } from './membership.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Leader, LeaderContext } from './leader.ts';
import { needsForm } from './needs-form.ts';
import { readOwner } from './owner.ts';
import { createPerson } from './person.ts';
import { refuseText } from './refuse-text.ts';
import { createStore } from './store.ts';
import { waitUntilEnded } from './wait-until-ended.ts';

// How long a tab waits for what it has asked of the leading one, ms.
const answerWithinMs = 15_000;
// What stays of a long history while the reader is at its end.
const keptMessages = 150;

/**
 * Makes the chat of a page: takes up what is stored, joins the other tabs, and does what the panel and the page ask.
 *
 * @example
 * const engine = createEngine(parts);
 * await engine.send('Hello');
 */
export function createEngine(parts: EngineParts): ChatEngine {
  const store = createStore();
  const { apply, read } = store;
  let session: Session | undefined;

  const share = (event: ChatEvent): void => {
    apply(event);
    if (isShared(event)) membership.tell({ v: 1, kind: 'event', event });
  };
  const context: LeaderContext = {
    parts,
    read,
    share,
    session: () => session,
    setSession(next) {
      session = next;
      if (next) parts.sessions.write(next);
      else parts.sessions.erase();
      membership.tell({ v: 1, kind: 'session', session });
    },
    identified: () => person.identified(),
  };
  const leader = (): Leader | undefined => membership.leader();
  const work = (): void => membership.command({ name: 'work' });

  /** Nothing of a chat stays here; the other tabs do the same when they hear of it. */
  const drop = (): void => {
    session = undefined;
    parts.sessions.erase();
    person.disown();
    void parts.outbox.clear();
    membership.letGo();
  };
  const forget = (): void => {
    drop();
    share({ type: 'forgotten' });
  };
  const person = createPerson({
    parts,
    apply,
    owned: () => session,
    onOther: forget,
    onNews: () => leader()?.tellVisitor(),
  });
  const membership = createMembership({
    context,
    apply,
    begin,
    hearSession: (next) => (session = next),
    onForgotten: drop,
  });
  const stopAnnouncing = store.subscribe((state, event, before) => {
    announce({ state, event, before }, parts.emit);
    if (event.type === 'message' || event.type === 'latest') letGoOfStored(before, state);
    if (event.type !== 'trouble' || event.trouble !== 'phone-refused') return;
    // The next phone is not another person's: the messages that wait go along with it.
    person.disown();
    apply({ type: 'form', form: 'changing' });
  });

  /** Takes up what an earlier page has left; before that, this tab neither leads nor answers. */
  async function begin(): Promise<void> {
    const { resets } = read();
    // Somebody else may come while storage is read.
    const isOther = (): boolean => read().resets !== resets;
    const stored = await parts.sessions.read();
    if (isOther()) return;
    session = stored;
    if (!person.isTheSame()) {
      drop();
      return;
    }
    // Whoever has left nothing does not load what keeps it.
    if (session ?? readOwner()) await takeUpOutbox(isOther);
    if (!session) {
      const isStarting = parts.sessions.wasStarting() && read().outgoing.length > 0;
      if (isStarting) apply({ type: 'panel', isOpen: true });
      return;
    }
    const { conversationSid, seenIndex, isPanelOpen } = session;
    if (read().phase !== 'open') apply({ type: 'opened', conversationSid });
    apply({ type: 'line', line: 'connecting' });
    apply({ type: 'seen', index: seenIndex });
    if (isPanelOpen) apply({ type: 'panel', isOpen: true });
  }

  async function takeUpOutbox(isOther: () => boolean): Promise<void> {
    const [messages, draft] = await Promise.all([parts.outbox.read(), parts.outbox.readDraft()]);
    if (isOther()) return;
    for (const message of messages) apply({ type: 'queued', message });
    if (draft && !read().draft) apply({ type: 'draft', text: draft });
  }

  const queue = async (message: OutgoingMessage): Promise<void> => {
    apply({ type: 'queued', message });
    person.own();
    await parts.outbox.add(message);
    // Only now: whoever leads finds it in the outbox.
    share({ type: 'queued', message });
    work();
  };
  /** Where storage is refused, each tab has an outbox of its own. */
  const letGoOfStored = (before: ChatState, { outgoing }: ChatState): void => {
    for (const { clientId } of before.outgoing) {
      const isWaiting = outgoing.some((one) => one.clientId === clientId);
      if (!isWaiting) void parts.outbox.remove(clientId);
    }
  };
  const startAnew = (): void => {
    if (read().phase === 'ended') forget();
  };

  const send = async (body: string): Promise<SendResult> => {
    const refused = refuseText(body);
    if (refused) return refused;
    startAnew();
    if (needsForm(read(), parts.fields)) {
      setDraft(body);
      return { ok: false, reason: 'form', message: 'The visitor fills in the form first.' };
    }
    const clientId = parts.newId();
    await queue({ clientId, body, createdAt: parts.now(), delivery: 'queued' });
    return { ok: true, id: clientId };
  };
  const setDraft = (text: string): void => {
    if (read().draft === text) return;
    share({ type: 'draft', text });
    person.own();
    void parts.outbox.writeDraft(text);
  };
  const submitForm = async ({ phone, name, question }: FormAnswers): Promise<void> => {
    const refused = read().trouble === 'phone-refused' ? read().outgoing : [];
    apply({ type: 'form', form: 'done' });
    share({ type: 'trouble', trouble: undefined });
    // The record would go on saying what the Functions have refused.
    if (refused.length > 0 && !phone) person.signOut();
    await person.learn({
      ...(phone && { phone: phone as Phone }),
      ...(name && { name }),
      source: 'chat',
    });
    for (const { clientId } of refused) retry(clientId);
    if (!question) return;
    setDraft('');
    await send(question);
  };
  const retry = (clientId: string): void => {
    const message = read().outgoing.find((one) => one.clientId === clientId);
    if (!message) return;
    const { refusal: _, ...rest } = message;
    const again: OutgoingMessage = { ...rest, delivery: 'queued' };
    if (read().phase === 'ended') {
      forget();
      void queue(again);
      return;
    }
    // Another tab may have been faster: one that is under way stays as it is.
    void parts.outbox.requeue(clientId).then(() => {
      share({ type: 'queued', message: again });
      work();
    });
  };
  const loadEarlier = (): void => {
    const { messages, hasEarlier, isLoadingEarlier } = read();
    const beforeIndex = messages[0]?.index;
    if (!hasEarlier || isLoadingEarlier || beforeIndex === undefined) return;
    apply({ type: 'loading-earlier' });
    membership.command({ name: 'earlier', beforeIndex });
    // The tab that was asked may have gone.
    setTimeout(() => {
      if (!read().isLoadingEarlier) return;
      apply({ type: 'earlier', beforeIndex, messages: [], hasEarlier: true });
    }, answerWithinMs);
  };
  const end = (): Promise<boolean> => {
    const leading = leader();
    if (leading) return leading.end();
    membership.command({ name: 'end' });
    return waitUntilEnded(store, answerWithinMs);
  };

  return {
    read,
    subscribe: store.subscribe,
    send,
    submitForm: (answers) => void submitForm(answers),
    skipForm: () => apply({ type: 'form', form: 'done' }),
    changeVisitor: () => apply({ type: 'form', form: 'changing' }),
    retry,
    discard(clientId) {
      share({ type: 'discarded', clientId });
      void parts.outbox.remove(clientId);
    },
    loadEarlier,
    trim: () => apply({ type: 'trimmed', keep: keptMessages }),
    markSeen(index) {
      share({ type: 'seen', index });
      leader()?.markSeen(index);
    },
    tellTyping: () => membership.command({ name: 'typing' }),
    setDraft,
    setPanelOpen(isOpen) {
      if (read().isPanelOpen === isOpen) return;
      share({ type: 'panel', isOpen });
      membership.keepPanel(isOpen);
    },
    end,
    startAnew,
    retryNow() {
      membership.command({ name: 'retry-now' });
      work();
    },
    setContext: (given) => (given ? person.setContext(given) : person.signOut()),
    stop() {
      stopAnnouncing();
      person.stop();
      membership.stop();
    },
  };
}
