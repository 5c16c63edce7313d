import { toRows, type MessageRow, type RowRange } from '../state/rows.ts';
import type { ChatState } from '../state/model.ts';

/**
 * The rows of a chat, and above its very first message the greeting: it is part of the page, not of the conversation.
 *
 * @example
 * withGreeting({ state, greeting: 'Hello!' }, { start: 0, end: 48 });
 */
export function withGreeting(
  { state, greeting }: { readonly state: ChatState; readonly greeting: string },
  range: RowRange,
): readonly MessageRow[] {
  const rows = toRows(state, range);
  if (range.start > 0 || !greeting || !isBeginningKnown(state)) return rows;
  return [
    {
      key: 'greeting',
      position: 0,
      author: 'bot',
      body: greeting,
      links: [],
      isDayStart: false,
      isGroupStart: true,
      isGroupEnd: true,
    },
    ...rows,
  ];
}

/** A chat that is taken up again has messages before it is connected; the greeting would flash up and go. */
function isBeginningKnown({ hasEarlier, phase, line, messages, outgoing }: ChatState): boolean {
  if (hasEarlier) return false;
  return phase !== 'open' || line === 'up' || messages.length + outgoing.length > 0;
}
