import type { Chat, ChatMessage, DeskState, DeskTask } from './model.ts';
import { findChat, isWaiting } from './reduce.ts';
import { toReasonWords } from './routing-words.ts';
import { toPhoneEnding, toVisitor, type Visitor } from './to-visitor.ts';

/** A task on the list. */
export interface TaskCard {
  readonly sid: string;
  readonly name: string;
  /** `…2671` */
  readonly phoneEnding?: string;
  readonly channel: 'Chat' | 'SMS' | 'WhatsApp';
  readonly certainty: Visitor['certainty'];
  /** Why a person was asked for, in a few words. */
  readonly reason: string;
  readonly priority: number;
  readonly unread: number;
  /** `Ada: My jobs are retried.` */
  readonly lastMessage: string;
  /** When it came, in ms since 1970. */
  readonly at: number;
}

/** The tasks as they are listed. */
export interface TaskCards {
  /** The oldest on top. */
  readonly waiting: readonly TaskCard[];
  /** The worker's own. */
  readonly mine: readonly TaskCard[];
  /** The worker's own that are over. */
  readonly ended: readonly TaskCard[];
}

/** Orders the tasks of the desk, and tells of each what fits on a card. */
export function toCards(state: DeskState): TaskCards {
  const card = (task: DeskTask) => toCard(task, findChat(state, task));
  const tasks = state.tasks.toSorted((one, other) => toTime(one) - toTime(other));
  return {
    waiting: tasks.filter(isWaiting).map(card),
    mine: tasks.filter((task) => !isWaiting(task)).map(card),
    ended: state.ended.map(card),
  };
}

/** How many messages of others the agent has not read; of a chat that the agent is in. */
export function countUnread({ messages, agentHasRead, isJoined }: Chat): number {
  if (!isJoined) return 0;
  return messages.filter(({ index, isOwn }) => !isOwn && index > agentHasRead).length;
}

const channels = { web: 'Chat', sms: 'SMS', whatsapp: 'WhatsApp' } as const;

function toCard(task: DeskTask, chat: Chat): TaskCard {
  const visitor = toVisitor(task);
  return {
    sid: task.sid,
    name: visitor.name,
    ...(visitor.phone && { phoneEnding: toPhoneEnding(visitor.phone) }),
    channel: channels[visitor.channel],
    certainty: visitor.certainty,
    reason: toReasonWords(visitor),
    priority: task.priority,
    unread: countUnread(chat),
    lastMessage: toLastMessage(task, chat),
    at: toTime(task),
  };
}

function toLastMessage({ conversation, customer }: DeskTask, { messages }: Chat): string {
  const known = messages.at(-1);
  const last = conversation?.lastMessages.at(-1);
  if (known && known.index >= (last?.index ?? -1)) return `${toSpeaker(known)}${toWords(known)}`;
  if (!last) return 'No message yet';
  const isVisitors = [customer?.identity, customer?.address].includes(last.author);
  const speaker = last.isAgent ? 'You: ' : isVisitors ? '' : 'Bot: ';
  return `${speaker}${last.body ?? last.media[0]?.filename ?? 'A file'}`;
}

function toSpeaker({ who, isOwn, name }: ChatMessage): string {
  if (who === 'visitor') return '';
  return who === 'bot' ? 'Bot: ' : isOwn ? 'You: ' : `${name}: `;
}

function toWords({ text, files }: ChatMessage): string {
  return text || (files[0]?.name ?? 'A file');
}

function toTime({ createdAt }: DeskTask): number {
  return Date.parse(createdAt);
}
