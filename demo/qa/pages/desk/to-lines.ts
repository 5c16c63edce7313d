import { formatDay, formatHour } from './desk-time.ts';
import type { Chat, ChatMessage, DeskTask, OutgoingMessage } from './model.ts';

/** A line of a transcript. */
export type ChatLine =
  | { readonly kind: 'day'; readonly key: string; readonly text: string }
  | { readonly kind: 'system'; readonly key: string; readonly text: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      /** Whether it goes on with what the same author has just said. */
      readonly isContinued: boolean;
      /** What is said below it: `Seen`, `Delivered`. */
      readonly note?: string;
    }
  | { readonly kind: 'outgoing'; readonly key: string; readonly message: OutgoingMessage };

interface LineFacts {
  readonly task: DeskTask;
  readonly chat: Chat;
  /** ms since 1970, by the local clock */
  readonly now: number;
}

type Dated = ChatLine & { readonly at: number };

// Whoever goes on after so long says something new.
const pauseMs = 5 * 60_000;

/** The transcript of a chat: what was said, what happened, and where a day begins. */
export function toLines({ task, chat, now }: LineFacts): readonly ChatLine[] {
  const said = toSaid(chat);
  const all = [...said, ...toHappenings(task)].toSorted((one, other) => one.at - other.at);
  const lines: ChatLine[] = [];
  let lastDay = '';
  for (const { at, ...line } of all) {
    const day = formatDay(at, now);
    if (day !== lastDay) lines.push({ kind: 'day', key: `day ${at}`, text: day });
    lastDay = day;
    lines.push(line);
  }
  const outgoing = chat.outgoing.map((message): ChatLine => ({
    kind: 'outgoing',
    key: message.clientId,
    message,
  }));
  return [...lines, ...outgoing];
}

function toSaid(chat: Chat): Dated[] {
  const lastOwn = chat.messages.findLast(({ isOwn }) => isOwn);
  return chat.messages.map((message, place) => {
    const before = chat.messages[place - 1];
    const isContinued =
      before?.who === message.who &&
      before.name === message.name &&
      message.at - before.at < pauseMs;
    const note = message === lastOwn ? toNote(message, chat) : undefined;
    const base = {
      kind: 'message',
      key: message.sid,
      message,
      isContinued,
      at: message.at,
    } as const;
    return note === undefined ? base : { ...base, note };
  });
}

function toNote({ index, delivery }: ChatMessage, { visitorHasRead }: Chat): string {
  if (delivery === 'failed') return 'The SMS was not delivered';
  if (delivery === 'delivered') return 'Delivered by SMS';
  return index <= visitorHasRead ? 'Seen' : 'Sent';
}

/** What happened to the task, as far as it tells when. */
function toHappenings(task: DeskTask): Dated[] {
  const { status, worker } = task;
  const at = Date.parse(task.statusAt);
  const begun: Dated = {
    kind: 'system',
    key: 'task',
    text: `Waiting for a person since ${formatHour(Date.parse(task.createdAt))}`,
    at: Date.parse(task.createdAt),
  };
  const line = (text: string): Dated[] => [begun, { kind: 'system', key: status, text, at }];
  if (status === 'assigned')
    return line(`${worker?.name ?? 'An agent'} took the chat at ${formatHour(at)}`);
  if (status === 'completed') return line(`The chat ended at ${formatHour(at)}`);
  if (status === 'canceled') return line(`The visitor left at ${formatHour(at)}`);
  return [begun];
}
