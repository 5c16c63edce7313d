import type { ChatEngine } from '../../engine/chat-engine.ts';
import { initialState, type ChatState } from '../../state/model.ts';

/** An engine that only notes what is asked of it. */
export interface FakeEngine extends ChatEngine {
  /** Each call as `[name, ...arguments]`. */
  readonly calls: (readonly unknown[])[];
  readonly set: (change: Partial<ChatState>) => void;
  /** Answers the `end` that was called last. */
  readonly answerEnd: (isEnded: boolean) => void;
  readonly listenerCount: () => number;
}

/** Makes one, with a state to begin with. */
export function createFakeEngine(start: Partial<ChatState> = {}): FakeEngine {
  let state: ChatState = { ...initialState, ...start };
  let answerEnd: (isEnded: boolean) => void = () => undefined;
  const calls: (readonly unknown[])[] = [];
  const listeners = new Set<(state: ChatState) => void>();
  const note =
    (name: keyof ChatEngine) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  return {
    calls,
    set(change) {
      state = { ...state, ...change };
      for (const tell of listeners) tell(state);
    },
    answerEnd: (isEnded) => answerEnd(isEnded),
    listenerCount: () => listeners.size,
    read: () => state,
    subscribe(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    async send(body) {
      note('send')(body);
      return { ok: true, id: '1' };
    },
    end() {
      note('end')();
      return new Promise((resolve) => (answerEnd = resolve));
    },
    submitForm: note('submitForm'),
    skipForm: note('skipForm'),
    changeVisitor: note('changeVisitor'),
    retry: note('retry'),
    discard: note('discard'),
    loadEarlier: note('loadEarlier'),
    trim: note('trim'),
    markSeen: note('markSeen'),
    tellTyping: note('tellTyping'),
    setDraft: note('setDraft'),
    setPanelOpen: note('setPanelOpen'),
    startAnew: note('startAnew'),
    retryNow: note('retryNow'),
    showMedia: note('showMedia'),
    rate(rating) {
      note('rate')(rating);
      return Promise.resolve(true);
    },
    readTranscript(format) {
      note('readTranscript')(format);
      return Promise.resolve(undefined);
    },
    setContext: note('setContext'),
    stop: note('stop'),
  };
}
