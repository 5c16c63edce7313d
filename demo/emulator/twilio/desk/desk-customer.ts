import { isRecord } from '@docent/identity';
import { findCustomer } from '../flex/interaction-attributes.ts';
import type { Services } from '../services.ts';
import type { Task } from '../store/records.ts';

/** Whom a task is about. */
export interface DeskCustomer {
  /** Of a chat; the author of their messages. */
  identity: string | null;
  /** A phone that is reached by SMS or WhatsApp; the author of their messages. */
  address: string | null;
  channel: 'web' | 'sms' | 'whatsapp';
  /** What they are called in the chat. */
  name: string | null;
}

/** What the customer thought of a chat. */
export interface DeskRating {
  /** 1 to 5. */
  score: number;
  comment: string | null;
}

/** Whom a conversation is about; `null` where there is nobody in it. */
export function toDeskCustomer(services: Services, conversationSid: string): DeskCustomer | null {
  const customer = findCustomer(services, conversationSid);
  if (!customer) return null;
  const { identity, messagingBinding } = customer;
  const user = identity === null ? undefined : services.store.userNamed(identity);
  return {
    identity,
    address: messagingBinding?.address ?? null,
    channel: messagingBinding?.type ?? 'web',
    name: user?.friendlyName ?? null,
  };
}

/** How a chat was rated: with the chat while it was open, then with the customer, and the score with the task. */
export function toDeskRating(
  services: Services,
  { task, conversationSid }: { task: Task; conversationSid: string | undefined },
): DeskRating | null {
  const conversation = conversationSid && services.store.get('conversations', conversationSid);
  if (!conversation) return null;
  const inChat = parse(conversation.attributes)['rating'];
  const identity = findCustomer(services, conversation.sid)?.identity;
  const user = identity ? services.store.userNamed(identity) : undefined;
  const ofUser = user ? toList(parse(user.attributes)['ratings']) : [];
  const ours = ofUser.find((one) => isRecord(one) && one['conversation_sid'] === conversation.sid);
  const inTask = parse(task.attributes)['conversations'];
  const score = isRecord(inTask) ? inTask['csat'] : undefined;
  return parseRating(ours) ?? parseRating(inChat) ?? parseRating({ score });
}

function parseRating(value: unknown): DeskRating | null {
  if (!isRecord(value) || typeof value['score'] !== 'number') return null;
  const { score, comment } = value;
  return { score, comment: typeof comment === 'string' ? comment : null };
}

function parse(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return isRecord(value) ? value : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
