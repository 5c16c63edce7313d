import type { ChatEvent } from './chat-event.ts';
import { insertMessage, isCopy, joinLatest, withoutCopies } from './message-list.ts';
import { initialState, type ChatState, type OutgoingMessage, type StoredMessage } from './model.ts';

/**
 * What a chat is after something has happened. Pure; the same state is given back where nothing changes.
 *
 * @example
 * reduce(state, { type: 'draft', text: 'Hello' });
 */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'phase':
      return withPhase(state, event.phase);
    case 'opened':
      return {
        ...without(state, 'ending', 'trouble'),
        phase: 'open',
        conversationSid: event.conversationSid,
      };
    case 'ended':
      return {
        ...without(state, 'trouble'),
        phase: 'ended',
        ending: event.ending,
        line: 'down',
        typing: [],
      };
    case 'line':
      return withLine(state, event.line);
    case 'trouble':
      return event.trouble ? { ...state, trouble: event.trouble } : without(state, 'trouble');
    case 'visitor':
      return { ...state, visitor: event.visitor };
    case 'form':
      return {
        ...state,
        isFormDone: event.form === 'done',
        isChangingVisitor: event.form === 'changing',
      };
    case 'draft':
      return state.draft === event.text ? state : { ...state, draft: event.text };
    case 'media-url':
      return { ...state, mediaUrls: { ...state.mediaUrls, [event.sid]: event.media } };
    case 'panel':
      return state.isPanelOpen === event.isOpen ? state : { ...state, isPanelOpen: event.isOpen };
    case 'forgotten':
      return forget(state);
    case 'adopted':
      return adopt(state, event.state);
    default:
      return reduceMessages(state, event);
  }
}

type MessageEvent = Extract<
  ChatEvent,
  {
    type:
      | 'latest'
      | 'loading-earlier'
      | 'earlier'
      | 'trimmed'
      | 'message'
      | 'message-changed'
      | 'message-removed'
      | 'queued'
      | 'sending'
      | 'unsent'
      | 'progress'
      | 'failed'
      | 'discarded'
      | 'seen'
      | 'others-seen'
      | 'typing';
  }
>;

function reduceMessages(state: ChatState, event: MessageEvent): ChatState {
  switch (event.type) {
    case 'latest':
      return withLatest(state, event);
    case 'loading-earlier':
      return { ...state, isLoadingEarlier: true };
    case 'earlier':
      return withEarlier(state, event);
    case 'trimmed':
      return trim(state, event.keep);
    case 'message':
      return withMessage(state, event.message);
    case 'message-changed':
      return {
        ...state,
        messages: state.messages.map((one) =>
          one.sid === event.message.sid ? event.message : one,
        ),
      };
    case 'message-removed':
      return { ...state, messages: state.messages.filter(({ sid }) => sid !== event.sid) };
    case 'seen':
      return event.index <= state.seenIndex ? state : { ...state, seenIndex: event.index };
    case 'others-seen':
      return event.index <= state.othersSeenIndex
        ? state
        : { ...state, othersSeenIndex: event.index };
    case 'typing':
      return { ...state, typing: toTyping(state.typing, event) };
    default:
      return { ...state, outgoing: reduceOutgoing(state, event) };
  }
}

type OutgoingEvent = Extract<
  MessageEvent,
  { type: 'queued' | 'sending' | 'unsent' | 'progress' | 'failed' | 'discarded' }
>;

function reduceOutgoing(
  { outgoing, messages }: ChatState,
  event: OutgoingEvent,
): readonly OutgoingMessage[] {
  if (event.type === 'queued') {
    const { clientId } = event.message;
    // Another tab may be late to tell of what the server has already.
    if (messages.some((message) => message.clientId === clientId)) return outgoing;
    return [...outgoing.filter((one) => one.clientId !== clientId), event.message];
  }
  if (event.type === 'discarded')
    return outgoing.filter(({ clientId }) => clientId !== event.clientId);
  return outgoing.map((one) => {
    if (one.clientId !== event.clientId) return one;
    if (event.type === 'progress')
      return one.delivery === 'sending' ? { ...one, progress: event.progress } : one;
    const { refusal: _, progress: __, ...rest } = one;
    if (event.type === 'failed') return { ...rest, delivery: 'failed', refusal: event.refusal };
    return { ...rest, delivery: event.type === 'sending' ? 'sending' : 'queued' };
  });
}

function withPhase(state: ChatState, phase: 'none' | 'starting'): ChatState {
  if (state.phase === phase) return state;
  return { ...without(state, 'ending', 'conversationSid'), phase };
}

function withLine(state: ChatState, line: ChatState['line']): ChatState {
  if (state.line === line) return state;
  // Who was typing when the line went is not known any more.
  const next = { ...state, line, typing: line === 'up' ? state.typing : [] };
  return line === 'up' ? without(next, 'trouble') : next;
}

function withLatest(
  state: ChatState,
  page: { readonly messages: readonly StoredMessage[]; readonly hasEarlier: boolean },
): ChatState {
  const { messages, isJoined } = joinLatest(state.messages, withoutCopies(page.messages));
  const hasEarlier = isJoined ? state.hasEarlier : page.hasEarlier;
  return confirm({ ...state, messages, hasEarlier, isLoadingEarlier: false }, page.messages);
}

function withEarlier(state: ChatState, page: Extract<ChatEvent, { type: 'earlier' }>): ChatState {
  if (state.messages[0]?.index !== page.beforeIndex) return state;
  const messages = [...withoutCopies(page.messages), ...state.messages];
  const { hasEarlier } = page;
  return confirm({ ...state, messages, hasEarlier, isLoadingEarlier: false }, page.messages);
}

function withMessage(state: ChatState, message: StoredMessage): ChatState {
  const [first] = state.messages;
  const isFarUp = first !== undefined && message.index < first.index;
  const isShown = !isFarUp && !isCopy(state.messages, message);
  const messages = isShown ? insertMessage(state.messages, message) : state.messages;
  const typing = state.typing.filter((name) => name !== (message.authorName ?? ''));
  return confirm({ ...state, messages, typing }, [message]);
}

/** What the server has is no longer under way. */
function confirm(state: ChatState, stored: readonly StoredMessage[]): ChatState {
  if (state.outgoing.length === 0) return state;
  const confirmed = new Set(stored.map(({ clientId }) => clientId));
  return { ...state, outgoing: state.outgoing.filter(({ clientId }) => !confirmed.has(clientId)) };
}

function trim(state: ChatState, keep: number): ChatState {
  if (state.messages.length <= keep) return state;
  return { ...state, messages: state.messages.slice(-keep), hasEarlier: true };
}

function toTyping(
  typing: readonly string[],
  { name, isTyping }: { readonly name: string; readonly isTyping: boolean },
): readonly string[] {
  const others = typing.filter((one) => one !== name);
  return isTyping ? [...others, name] : others;
}

function forget({ visitor, isPanelOpen, resets }: ChatState): ChatState {
  return { ...initialState, visitor, isPanelOpen, resets: resets + 1 };
}

/** The chat as the other tab has it; the form and who one is are this page's own. */
function adopt(state: ChatState, other: ChatState): ChatState {
  const { isFormDone, isChangingVisitor, visitor, resets } = state;
  // Opened while the answer was on its way: the other tab had not heard of it.
  const isPanelOpen = state.isPanelOpen || other.isPanelOpen;
  const own = { isFormDone, isChangingVisitor, visitor, resets, isPanelOpen };
  const mediaUrls = { ...state.mediaUrls, ...other.mediaUrls };
  return { ...other, ...own, mediaUrls, isLoadingEarlier: false };
}

/** Optional keys are left out rather than undefined. */
function without(
  state: ChatState,
  ...keys: readonly ('ending' | 'trouble' | 'conversationSid')[]
): ChatState {
  const copy = { ...state };
  for (const key of keys) delete copy[key];
  return copy;
}
