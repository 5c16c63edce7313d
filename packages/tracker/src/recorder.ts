import { createVisitorStore, randomId } from '@docent/identity';
import { parseConsent, type Consent } from './consent.ts';
import type { DocentCalls, Identified, Identity } from './docent.ts';
import { createEmitter } from './emitter.ts';
import { createEngine } from './engine.ts';
import { watchForms } from './forms.ts';
import { parseReaderPhone, preloadParser, refuse } from './identify.ts';
import {
  buildIdentifyCall,
  forgetNews,
  isAnotherReader,
  isNews,
  toIdentity,
} from './identity-news.ts';
import {
  buildDraft,
  stampMessage,
  toPageCall,
  type Call,
  type Draft,
  type Message,
} from './message.ts';
import { createOutbox } from './outbox.ts';
import { readAddress, type Page } from './page.ts';
import { postMessages, readOutcome } from './post.ts';
import { findProblems } from './problems.ts';
import { createReporter } from './reporter.ts';
import { serveCalls } from './serve-calls.ts';
import type { Start } from './tracker.ts';
import { trackViews } from './views.ts';

/**
 * Starts everything that did not have to be there for the first view.
 *
 * @example
 * startRecorder({ docent, calls, config, first, wasRestored: false });
 */
export function startRecorder(start: Start): void {
  const { docent, calls, config, first } = start;
  const { options, identifier, identifiedOnly, isPrivate } = config;
  const emitter = createEmitter();
  const reporter = createReporter(emitter, options.debug);
  let consent: Consent = { state: config.consentRequired ? 'unknown' : 'granted' };
  const isGranted = (): boolean => consent.state === 'granted';
  /** The last identification, unless the reader has gone since. */
  let wanted: Promise<Identified> | undefined;
  /** An identification is under way: it will say whose the messages are. */
  let isIdentifying = false;
  let identifiedAt: number | undefined;
  /** What has happened since. */
  const waiting: Message[] = [];

  // Where storage is refused, only the first view knows how the reader was named.
  const ids = [first?.message.anonymousId];
  const store = createVisitorStore({
    storageAllowed: isGranted(),
    newId: () => ids.pop() || randomId(),
  });
  const outbox = createOutbox({
    post: (messages) => readOutcome(postMessages(messages, config)),
    mayStore: isGranted,
    reporter,
  });
  const engine = createEngine({
    config,
    reporter,
    onForeign: (message) => outbox.add(stamp(message)),
  });
  const loadEngine = (): void => {
    // In cost mode nothing at all is sent, not even by analytics-next, until a phone is known.
    const mayAsk = isGranted() && !isPrivate && (!identifiedOnly || store.read().phone);
    if (mayAsk && options.sdk !== 'off') engine.loadWhenIdle();
  };

  const stamp = (draft: Draft): Message =>
    stampMessage(draft, store.read(), config, consent.preferences);
  const isEarly = ({ context }: Message): boolean =>
    !isGranted() || (identifiedOnly && !context.externalIds);
  const deliver = (message: Message): void => {
    if (isIdentifying) waiting.push(message);
    else if (consent.state === 'denied' || (isPrivate && identifiedOnly)) {
      reporter.message('dropped', message);
    } else if (isEarly(message)) {
      outbox.hold(message);
    } else {
      outbox.add(message, engine.prepare(message));
    }
  };
  const deliverWaiting = (): void => {
    isIdentifying = false;
    for (const message of waiting.splice(0)) deliver(stamp(message));
  };
  const release = (): void =>
    outbox.release((held) => {
      const message = stamp(held);
      return isEarly(message) ? undefined : message;
    });
  const record = (call: Call, page: Page, at = Date.now()): string => {
    const message = stamp(buildDraft(call, page, at));
    deliver(message);
    return message.messageId;
  };
  const addDoc = ({ title = '', url }: Page, viewedAt: number): void => {
    const isKept = !isPrivate && consent.state !== 'denied';
    if (isKept) store.addDocView({ title, url, viewedAt });
  };
  const views = trackViews(start, config, {
    onView(page, { at, properties }) {
      addDoc(page, at);
      return record(toPageCall(page, properties), page, at);
    },
    onRead({ page, id }, time) {
      const properties = { ...page, ...time, view_id: id };
      if (options.docRead !== 'off') record({ type: 'track', event: 'Doc Read', properties }, page);
    },
    onLeave() {
      deliverWaiting();
      outbox.flush();
    },
  });

  const announce = (): void => {
    const visitor = store.read();
    if (isPrivate || !isGranted() || !isNews(visitor)) return;
    release();
    record(buildIdentifyCall(visitor, identifier), readAddress(config), identifiedAt);
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
    if (isAnotherReader(visitor, before)) {
      outbox.signOut();
      views.forget();
      forgetNews();
      emitter.recent.length = 0;
    }
    const identity = toIdentity(visitor);
    const isNew = JSON.stringify(identity) !== JSON.stringify(toIdentity(before));
    if (isNew) emitter.emit('identity', identity);
    announceIfSeen();
  });
  const forgetReader = (): void => {
    wanted = undefined;
    deliverWaiting();
    views.read();
    store.clear();
  };

  const api: DocentCalls = {
    async identify(phone, details) {
      const { country = config.country, ...claims } = details ?? {};
      if (isPrivate) return refuse('gpc', 'The browser asks for privacy (Global Privacy Control).');
      if (consent.state === 'denied') return refuse('consent', 'The reader refused consent.');
      const at = Date.now();
      const parsing = (wanted = parseReaderPhone(phone, store.read().phone, country));
      isIdentifying = true;
      const parsed = await parsing;
      if (wanted !== parsing) return refuse('superseded', 'The reader has changed meanwhile.');
      if (parsed.ok) {
        const isKnown = parsed.phone === store.read().phone;
        isIdentifying = false;
        identifiedAt = at;
        views.read();
        store.update({ ...(!isKnown && { source: 'site' }), ...claims, phone: parsed.phone });
        announce();
        identifiedAt = undefined;
      } else if (claims.source !== 'form') {
        // What a reader types is no mistake of the site's.
        console.warn(`[docent] identify: ${parsed.message}`);
      }
      deliverWaiting();
      return parsed;
    },
    async reset() {
      forgetReader();
    },
    async page(properties) {
      // As it is now, and only if JSON can hold it.
      views.view(properties && (JSON.parse(JSON.stringify(properties)) as object));
    },
    async setConsent(decision) {
      consent = parseConsent(decision, options.consentCategories);
      if (!isGranted()) {
        forgetReader();
        outbox.clear();
      }
      store.allowStorage(isGranted());
      release();
      announce();
      loadEngine();
    },
    async on(name, callback) {
      const identity = toIdentity(store.read());
      if (name === 'identity' && identity) (callback as (detail: Identity) => void)(identity);
      return emitter.on(name, callback);
    },
    analytics: async () => (await engine.load())?.analytics,
    debug: async () =>
      (await import('./debug/show-debug.ts')).showDebug(() => ({
        config,
        decided: consent,
        reader: store.read(),
        docsRead: store.readTrail(),
        unsent: outbox.unsent(),
        recent: emitter.recent,
      })),
  };

  if (first) {
    const { page, message, response } = first;
    addDoc(page, Date.parse(message.timestamp));
    if (response) {
      void engine.prepare(message);
      outbox.adopt(message, readOutcome(response));
    } else {
      deliver(stamp(message));
    }
  }
  addEventListener('visibilitychange', announceIfSeen);
  watchForms(api.identify, preloadParser);
  serveCalls(docent, calls, api, reporter);
  announceIfSeen();
  loadEngine();
  findProblems(options, location.href).forEach(reporter.problem);
  if (/[?&]docent-debug/.test(location.search)) void docent.debug?.();
}
