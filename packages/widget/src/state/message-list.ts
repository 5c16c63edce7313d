import type { StoredMessage } from './model.ts';

type Messages = readonly StoredMessage[];

/**
 * Puts a message where its index belongs; one that is there already is replaced.
 *
 * @example
 * insertMessage(messages, message);
 */
export function insertMessage(messages: Messages, message: StoredMessage): Messages {
  const last = messages.at(-1);
  // The common case first: it costs the same in a list of ten thousand.
  if (!last || message.index > last.index) return [...messages, message];
  const place = messages.findIndex(({ index }) => index >= message.index);
  const isThere = messages[place]?.index === message.index;
  return messages.toSpliced(place, isThere ? 1 : 0, message);
}

/**
 * Joins the newest page to what is there. Where messages are missing between the two, only the page is kept.
 *
 * @returns The messages, and whether the earlier ones were kept.
 * @example
 * joinLatest(messages, page);
 */
export function joinLatest(
  messages: Messages,
  page: Messages,
): { readonly messages: Messages; readonly isJoined: boolean } {
  const [first] = page;
  const last = messages.at(-1);
  if (!first || !last || first.index > last.index + 1) return { messages: page, isJoined: false };
  const newest = page.at(-1)?.index ?? last.index;
  return {
    isJoined: true,
    messages: [
      ...messages.filter(({ index }) => index < first.index),
      ...page,
      // Told while the page was on its way.
      ...messages.filter(({ index }) => index > newest),
    ],
  };
}
