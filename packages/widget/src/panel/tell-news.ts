import { findNewMessages } from '../state/find-new-messages.ts';
import type { ChatState, OutgoingMessage } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import type { Announcer } from './announcer.ts';
import { toName } from './chat-message.ts';

// A long answer is read in the list, where one can stop.
const mostCharacters = 300;

/**
 * Says what has come in, and what could not be sent. Silent for history, for what the visitor writes, and for typing.
 *
 * @returns How many messages of others are new.
 * @example
 * tellNews({ previous, next, announcer, strings });
 */
export function tellNews({
  previous,
  next,
  announcer,
  strings,
}: {
  readonly previous: ChatState;
  readonly next: ChatState;
  readonly announcer: Announcer;
  readonly strings: Strings;
}): number {
  const messages = findNewMessages(previous, next);
  for (const message of messages) {
    const body = message.body.trim() || strings.emptyMessage;
    announcer.addMessage(`${toName(message, strings)}: ${body.slice(0, mostCharacters)}`);
  }
  for (const { refusal = 'refused' } of findNewFailures(previous.outgoing, next.outgoing)) {
    announcer.add(strings.failed[refusal]);
  }
  return messages.length;
}

type Outgoing = readonly OutgoingMessage[];

function findNewFailures(previous: Outgoing, next: Outgoing): Outgoing {
  if (previous === next) return [];
  const waiting = new Set(
    previous.filter(({ delivery }) => delivery !== 'failed').map(({ clientId }) => clientId),
  );
  return next.filter(({ delivery, clientId }) => delivery === 'failed' && waiting.has(clientId));
}
