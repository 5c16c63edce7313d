import { createVisitorStore, randomId } from '@docent/identity';
import { parseConsent, type Consent } from './consent.ts';
import type { DocentCalls, Identity, Problem } from './docent.ts';
import { createEmitter } from './emitter.ts';
import { createEngine } from './engine.ts';
import { watchForms } from './forms.ts';
import { createIdentifier, refuse } from './identify.ts';
import { buildIdentifyCall, createIdentityNews, toIdentity } from './identity-news.ts';
import { createJournal } from './journal.ts';
import { buildDraft, toPageCall } from './message.ts';
import { createOutbox } from './outbox.ts';
import { readAddress } from './page.ts';
import { postMessages } from './post.ts';
import { findProblems } from './problems.ts';
import { createReporter } from './reporter.ts';
import { serveCalls } from './serve-calls.ts';
import type { Start } from './tracker.ts';
import { trackViews } from './views.ts';

/**
 * Starts everything that did not have to be there for the first view.
 *
 * @example
 * startRecorder({ docent, calls, config, isPrivate, first });
 */
export function startRecorder({ docent, calls, config, isPrivate, first }: Start): void {
  const { options } = config;
  const emitter = createEmitter();
  const reporter = createReporter(emitter, options.debug !== undefined && options.debug !== false);
  let consent: Consent = { state: config.consentRequired ? 'unknown' : 'granted' };
  const mayStore = (): boolean => consent.state === 'granted';
  let firstId = first?.message?.anonymousId;
  const store = createVisitorStore({
    storageAllowed: mayStore(),
    newId() {
      const id = firstId ?? randomId();
      firstId = undefined;
      return id;
    },
  });
  const outbox = createOutbox({
    post: (messages) => postMessages(messages, config),
    mayStore,
    report: reporter.message,
    onRefused: (code) => reporter.problem(toRefusal(code)),
  });
  const engine = createEngine({
    config,
    reporter,
    onForeign: (message) => journal.record(message, true),
  });
  const journal = createJournal({
    config,
    isPrivate,
    outbox,
    readVisitor: store.read,
    readConsent: () => consent,
    prepare: engine.prepare,
    report: reporter.message,
  });
  const addDoc = (title: string | undefined, url: string, viewedAt: number): void => {
    if (!isPrivate) store.addDocView({ title: title ?? '', url, viewedAt });
  };
  const views = trackViews(
    { href: first?.href ?? location.href, view: first && { page: first.page, id: first.draft.messageId } },
    config,
    {
      onView(page, { at, properties }) {
        const call = toPageCall(page, properties);
        const draft = buildDraft(call, page, at);
        journal.record(draft);
        addDoc(page.title, page.url, at);
        return draft.messageId;
      },
      onRead({ page, id }, time) {
        const properties = { ...page, ...time, view_id: id };
        const call = { type: 'track', event: 'Doc Read', properties } as const;
        if (options.docRead !== 'off') journal.record(buildDraft(call, page, Date.now()));
      },
      onLeave() {
        journal.stopWaiting();
        outbox.flush();
      },
    },
  );

  const loadEngine = (): void => {
    // In cost mode nothing at all is sent, not even by analytics-next, until a phone is known.
    const isIdle = config.identifiedOnly && !store.read().phone;
    if (!isPrivate && !isIdle && mayStore() && options.sdk !== 'off') engine.loadWhenIdle();
  };
  const isNews = createIdentityNews(mayStore);
  const announce = (): void => {
    const visitor = store.read();
    if (isPrivate || !mayStore() || !isNews(visitor)) return;
    journal.releaseHeld();
    const call = buildIdentifyCall(visitor, config.identifier);
    journal.record(buildDraft(call, readAddress(config), Date.now()));
    loadEngine();
  };
  const announceIfSeen = (): void => {
    // Of several tabs, the one that is looked at tells Segment.
    if (document.visibilityState === 'visible') announce();
  };
  let reader = store.read();
  store.subscribe((visitor) => {
    const before = reader;
    reader = visitor;
    if (visitor.anonymousId !== before.anonymousId && toIdentity(before)) {
      outbox.signOut();
      views.forget();
    }
    journal.updateReader();
    const [was, is] = [toIdentity(before), toIdentity(visitor)];
    if (JSON.stringify(was) !== JSON.stringify(is)) emitter.emit('identity', is);
    announceIfSeen();
  });
  const identifier = createIdentifier({
    store,
    country: config.country,
    findObstacle() {
      if (isPrivate) return refuse('gpc', 'The browser asks for privacy (Global Privacy Control).');
      if (consent.state === 'denied') return refuse('consent', 'The reader refused consent.');
      return undefined;
    },
    onLearn: views.read,
  });
  const leave = (): void => {
    identifier.supersede();
    views.read();
    views.forget();
    journal.clear();
    outbox.signOut();
    store.clear();
  };
  const api: DocentCalls = {
    async identify(phone, details) {
      const identified = await journal.waitFor(identifier.identify(phone, details));
      if (identified.ok) announce();
      else console.warn(`[docent] identify: ${identified.message}`);
      return identified;
    },
    async reset() {
      leave();
    },
    async page(properties) {
      views.view(properties);
    },
    async setConsent(decision) {
      consent = parseConsent(decision, options.consentCategories);
      if (consent.state === 'granted') {
        store.allowStorage(true);
        outbox.resume();
        journal.release();
        announce();
        loadEngine();
      } else {
        leave();
        outbox.clear();
        store.allowStorage(false);
      }
    },
    async on(name, callback) {
      const stop = emitter.on(name, callback);
      const identity = toIdentity(store.read());
      if (name === 'identity' && identity) (callback as (detail: Identity) => void)(identity);
      return stop;
    },
    analytics: async () => (await engine.load())?.analytics,
  };

  for (const problem of findProblems(options, location.href)) reporter.problem(problem);
  if (first) {
    const { page, draft, message, outcome } = first;
    if (message) journal.adopt(message, outcome);
    else journal.record(draft);
    addDoc(page.title, page.url, Date.parse(draft.timestamp));
  }
  addEventListener('visibilitychange', announceIfSeen);
  watchForms(api.identify, identifier.prepare);
  serveCalls(docent, calls, api, reporter);
  announceIfSeen();
  loadEngine();
}

function toRefusal(code: number): Problem {
  return {
    reason: 'refused',
    message: `Segment refused a message (HTTP ${code}). Check data-write-key and data-api-host.`,
  };
}
