import type {
  Attachment,
  AuthorKind,
  ChatState,
  Delivery,
  DocLink,
  MediaItem,
  OutgoingMessage,
  SendRefusal,
  StoredMessage,
} from './model.ts';
import { findMarks, toDelivery } from './row-delivery.ts';
import { toRowOffer, type RowOffer } from './row-offer.ts';

/** A message as the list shows it. */
export interface MessageRow extends RowOffer {
  /** The same from the moment it is sent. */
  readonly key: string;
  /** Its place among all that could be shown, from 0. */
  readonly position: number;
  readonly author: AuthorKind;
  readonly authorName?: string;
  readonly body: string;
  readonly links: readonly DocLink[];
  /** `https:`, of somebody who has given one. */
  readonly authorPicture?: string;
  readonly media?: readonly MediaItem[];
  /** Files of one that is not sent yet. */
  readonly attachments?: readonly Attachment[];
  /** How much of them is on the way, 0 to 1. */
  readonly progress?: number;
  /** ms since 1970; undefined for what was never sent. */
  readonly at?: number;
  /** Only of one that the server has. */
  readonly index?: number;
  /** Only where it is to be shown. */
  readonly delivery?: Delivery;
  readonly refusal?: SendRefusal;
  /** It is the first of its day. */
  readonly isDayStart: boolean;
  /** Somebody else wrote the one before, or it was long ago. */
  readonly isGroupStart: boolean;
  readonly isGroupEnd: boolean;
}

/** Which rows: from `start` up to `end`, without `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

const groupMs = 5 * 60 * 1000;

/**
 * How many rows there could be: the stored messages, and behind them those that are not sent yet.
 *
 * @example
 * countRows(state); // 10000
 */
export function countRows({ messages, outgoing }: ChatState): number {
  return messages.length + outgoing.length;
}

/**
 * The rows of a chat, or a part of them; costs what the part does, whatever the length of the chat.
 *
 * @example
 * toRows(state, { start: 9_960, end: 10_000 });
 */
export function toRows(
  state: ChatState,
  range: RowRange = { start: 0, end: countRows(state) },
): readonly MessageRow[] {
  const marks = findMarks(state, range.start);
  const rows: MessageRow[] = [];
  let previous = itemAt(state, range.start - 1);
  let item = itemAt(state, range.start);
  for (let position = range.start; position < range.end && item; position += 1) {
    const next = itemAt(state, position + 1);
    rows.push({
      ...item,
      ...toRowOffer(state, position),
      ...toDelivery(state, { position, marks }),
      position,
      isDayStart: !previous || !isSameDay(previous, item),
      isGroupStart: !previous || !isSameGroup(previous, item),
      isGroupEnd: !next || !isSameGroup(item, next),
    });
    previous = item;
    item = next;
  }
  return rows;
}

type Item = Omit<MessageRow, 'position' | 'isDayStart' | 'isGroupStart' | 'isGroupEnd'> & {
  readonly at: number;
};

function itemAt({ messages, outgoing }: ChatState, position: number): Item | undefined {
  const stored = messages[position];
  if (stored) return toStoredItem(stored);
  const unsent = outgoing[position - messages.length];
  return unsent && toUnsentItem(unsent, messages.at(-1));
}

function toStoredItem(message: StoredMessage): Item {
  const { sid, index, author, authorName, authorPicture, media, sentAt, clientId } = message;
  return {
    key: (author === 'visitor' && clientId) || sid,
    author,
    ...(authorName && { authorName }),
    ...(authorPicture && { authorPicture }),
    body: message.body,
    links: message.links,
    ...(media && { media }),
    at: sentAt,
    index,
  };
}

function toUnsentItem(message: OutgoingMessage, newest: StoredMessage | undefined): Item {
  return {
    key: message.clientId,
    author: 'visitor',
    body: message.body,
    links: [],
    ...(message.attachments && { attachments: message.attachments }),
    ...(message.progress !== undefined && { progress: message.progress }),
    // The visitor's clock may be slow; what waits still comes after what is there.
    at: Math.max(message.createdAt, newest?.sentAt ?? 0),
  };
}

function isSameDay(one: Item, other: Item): boolean {
  return new Date(one.at).toDateString() === new Date(other.at).toDateString();
}

function isSameGroup(one: Item, other: Item): boolean {
  return (
    one.author === other.author &&
    one.authorName === other.authorName &&
    other.at - one.at < groupMs &&
    isSameDay(one, other)
  );
}
