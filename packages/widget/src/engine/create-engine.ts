import type { Phone } from '@docent/identity';
import type { SendResult } from '../api.ts';
import type { ChatKey } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState, OutgoingMessage } from '../state/model.ts';
import { isShared } from '../state/shared-events.ts';
import { announce } from './announce.ts';
import type { ChatEngine, FormAnswers, MessageExtras } from './chat-engine.ts';
import { createLeaderQuestions } from './leader-questions.ts';
import { createMembership } from './membership.ts';
import type { EngineParts } from './engine-parts.ts';
import { createLookBack } from './look-back.ts';
import type { Leader, LeaderContext } from './leader.ts';
import { needsForm } from './needs-form.ts';
import { createPerson } from './person.ts';
import { refuseText } from './refuse-text.ts';
import { createStore } from './store.ts';
import { takeUp } from './take-up.ts';

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
  // The session is erased when its chat ends, which can still be rated then.
  let last: ChatKey | undefined;

  const hold = (next: Session | undefined, key: ChatKey | undefined = next): void => {
    session = next;
    last = key ?? last;
  };
  const share = (event: ChatEvent): void => {
    apply(event);
    if (isShared(event)) membership.tell({ v: 1, kind: 'event', event });
  };
  const context: LeaderContext = {
    parts,
    read,
    share,
    session: () => session,
    lastKey: () => last,
    setSession(next) {
      hold(next);
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
    last = undefined;
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
    begin: () => takeUp({ parts, store, person, hold, drop }),
    hearSession: hold,
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

  const send = async (body: string, extras: MessageExtras = {}): Promise<SendResult> => {
    const refused = refuseText(body, Boolean(extras.attachments?.length));
    if (refused) return refused;
    startAnew();
    if (needsForm(read(), parts.fields)) {
      setDraft(body);
      return { ok: false, reason: 'form', message: 'The visitor fills in the form first.' };
    }
    const clientId = parts.newId();
    const { attachments, attributes } = extras;
    await queue({
      clientId,
      body,
      ...(attachments && { attachments }),
      ...(attributes && { attributes }),
      createdAt: parts.now(),
      delivery: 'queued',
    });
    return { ok: true, id: clientId };
  };
  const setDraft = (text: string): void => {
    if (read().draft === text) return;
    share({ type: 'draft', text });
    person.own();
    void parts.outbox.writeDraft(text);
  };
  const submitForm = async (answers: FormAnswers): Promise<void> => {
    const { phone, name, question, extras } = answers;
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
    await send(question, extras);
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
      leader()?.discard(clientId);
      void parts.outbox.remove(clientId);
    },
    ...createLeaderQuestions({ store, membership, now: parts.now }),
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
    ...createLookBack({ load: parts.loadAfterChat, lastKey: context.lastKey }),
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
