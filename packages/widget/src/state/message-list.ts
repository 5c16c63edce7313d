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

// A copy comes soon after the first, or not at all.
const copiesWithin = 100;

/**
 * Whether a message of the visitor is there already under another number: its send was repeated after all.
 *
 * @example
 * if (isCopy(messages, message)) return;
 */
export function isCopy(messages: Messages, { sid, clientId, author }: StoredMessage): boolean {
  if (clientId === undefined || author !== 'visitor') return false;
  return messages
    .slice(-copiesWithin)
    .some((one) => one.clientId === clientId && one.author === author && one.sid !== sid);
}

/**
 * Leaves out the copies of a page.
 *
 * @example
 * withoutCopies(page);
 */
export function withoutCopies(page: Messages): Messages {
  return page.filter((message, at) => !isCopy(page.slice(0, at), message));
}
