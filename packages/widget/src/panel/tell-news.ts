import { findNewMessages } from '../state/find-new-messages.ts';
import type { ChatState, OutgoingMessage } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import type { Announcement } from './announcement.ts';
import { toName } from './chat-message.ts';
import { toTypingText } from './to-status.ts';

// A long answer is read in the list, where one can stop.
const mostCharacters = 300;

/** Says what has come in since an earlier state. */
export interface NewsTeller {
  /** Gives back how many messages of others are new. */
  readonly tell: (previous: ChatState, next: ChatState) => number;
}

/**
 * Makes what says which messages have come in, which could not be sent, and, once until a message comes of it, that
 * somebody types. Silent for history and for what the visitor writes.
 *
 * @example
 * const news = createNewsTeller({ say: (one) => announce(this, one), readStrings: () => this.strings });
 * const count = news.tell(previous, next);
 */
export function createNewsTeller({
  say,
  readStrings,
}: {
  readonly say: (announcement: Announcement) => void;
  readonly readStrings: () => Strings;
}): NewsTeller {
  let hasToldTyping = false;
  return {
    tell(previous, next) {
      const strings = readStrings();
      const messages = findNewMessages(previous, next);
      for (const message of messages) say({ text: toSaid(message, strings), isMessage: true });
      for (const { refusal = 'refused' } of findNewFailures(previous.outgoing, next.outgoing)) {
        say({ text: strings.failed[refusal] });
      }
      const isTalkOver = messages.length > 0 || previous.conversationSid !== next.conversationSid;
      if (isTalkOver) hasToldTyping = false;
      const typing = messages.length > 0 ? undefined : toTypingText(next, strings);
      if (typing && !hasToldTyping) say({ text: typing });
      hasToldTyping ||= Boolean(typing);
      return messages.length;
    },
  };
}

function toSaid(message: ChatState['messages'][number], strings: Strings): string {
  const files = message.media?.map(({ name }) => name || strings.files.unnamed) ?? [];
  const body = message.body.trim().slice(0, mostCharacters);
  const said = [body, ...files].filter(Boolean).join(', ') || strings.emptyMessage;
  return `${toName(message, strings)}: ${said}`;
}

type Outgoing = readonly OutgoingMessage[];

function findNewFailures(previous: Outgoing, next: Outgoing): Outgoing {
  if (previous === next) return [];
  const waiting = new Set(
    previous.filter(({ delivery }) => delivery !== 'failed').map(({ clientId }) => clientId),
  );
  return next.filter(({ delivery, clientId }) => delivery === 'failed' && waiting.has(clientId));
}
