import { callEach } from '@docent/identity';
import type { ChatEvent } from '../state/chat-event.ts';
import { initialState, type ChatState } from '../state/model.ts';
import { reduce } from '../state/reduce.ts';

/** The one holder of the state of a page. */
export interface Store {
  readonly read: () => ChatState;
  readonly apply: (event: ChatEvent) => void;
  /** Calls back after each change, with what happened and what was before. */
  readonly subscribe: (callback: StoreCallback) => () => void;
}

type StoreCallback = (state: ChatState, event: ChatEvent, before: ChatState) => void;

/**
 * Makes a store.
 *
 * @example
 * const store = createStore();
 * store.apply({ type: 'draft', text: 'Hello' });
 */
export function createStore(): Store {
  let state = initialState;
  const callbacks = new Set<StoreCallback>();
  return {
    read: () => state,
    apply(event) {
      const before = state;
      state = reduce(state, event);
      if (state === before) return;
      const now = state;
      callEach([...callbacks].map((callback) => () => callback(now, event, before)));
    },
    subscribe(callback) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
  };
}
