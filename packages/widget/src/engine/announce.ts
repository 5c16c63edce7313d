import type { ChatEvents } from '../api.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState } from '../state/model.ts';
import { countUnread } from '../state/unread.ts';

/** Tells the page. */
export type Emit = <Name extends keyof ChatEvents>(name: Name, detail: ChatEvents[Name]) => void;

interface Change {
  readonly state: ChatState;
  readonly event: ChatEvent;
  readonly before: ChatState;
}

/**
 * Tells the page what a change of the state means to it.
 *
 * @example
 * store.subscribe((state, event, before) => announce({ state, event, before }, emit));
 */
export function announce({ state, event, before }: Change, emit: Emit): void {
  if (before.phase === 'starting' && event.type === 'opened') {
    emit('started', { conversationSid: event.conversationSid });
  }
  if (event.type === 'ended' && before.phase !== 'ended') {
    emit('ended', { by: event.ending === 'lost' ? 'lost' : toWho(event.ending) });
  }
  if (event.type === 'message' && !before.messages.some(({ sid }) => sid === event.message.sid)) {
    const { sid, clientId, author } = event.message;
    emit('message', { id: clientId ?? sid, from: author });
  }
  const count = countUnread(state);
  if (count !== countUnread(before)) emit('unread', { count });
}

function toWho(ending: 'by-visitor' | 'by-team'): 'visitor' | 'team' {
  return ending === 'by-visitor' ? 'visitor' : 'team';
}
