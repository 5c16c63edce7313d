import type { ChatState } from '../state/model.ts';
import { fill } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';

/** The one line above the composer. */
export interface Status {
  readonly text: string;
  /** What its button fires. */
  readonly action?: 'chat-retry-now' | 'chat-start-anew';
  readonly isTyping?: true;
}

/** What the status line goes by. `isSlow`: connecting takes long enough to be told. */
export interface StatusFacts {
  readonly state: ChatState;
  readonly strings: Strings;
  readonly isOffline: boolean;
  readonly isSlow: boolean;
}

/** Whether the visitor waits for a line: a chat is wanted, and its messages cannot come yet. */
export function isConnecting({ phase, line }: ChatState): boolean {
  return phase === 'starting' || (phase === 'open' && line !== 'up');
}

/**
 * Chooses what the visitor should know now: the end of the chat, then what stands in the way, then who is typing.
 *
 * @example
 * toStatus({ state, strings: en, isOffline: false, isSlow: false })?.text;
 */
export function toStatus({ state, strings, isOffline, isSlow }: StatusFacts): Status | undefined {
  if (state.phase === 'ended') {
    return { text: strings.ended[state.ending ?? 'lost'], action: 'chat-start-anew' };
  }
  const isWaiting = isConnecting(state);
  // The browser may be wrong about being offline; a line that is up is proof.
  if (isOffline && (isWaiting || state.trouble))
    return { text: strings.offline, action: 'chat-retry-now' };
  if (state.trouble) return { text: strings.trouble[state.trouble], action: 'chat-retry-now' };
  if (isWaiting) return isSlow ? { text: strings.connecting } : undefined;
  const text = toTypingText(state, strings);
  return text === undefined ? undefined : { text, isTyping: true };
}

/**
 * Says who is typing; undefined when nobody is.
 *
 * @example
 * toTypingText({ ...initialState, typing: ['Maya'] }, en); // 'Maya is typing'
 */
export function toTypingText({ typing }: ChatState, strings: Strings): string | undefined {
  const name = typing.at(-1);
  if (name === undefined) return undefined;
  return name ? fill(strings.typing, { name }) : strings.somebodyTyping;
}
