import type { Message, ScopedWebhook } from '../store/records.ts';
import type { Commit, Store } from '../store/store.ts';
import type { WebhookEvent } from './events.ts';

/** Which event a webhook listens to, and with what. */
export interface Listener {
  webhook: ScopedWebhook;
  event: WebhookEvent;
}

/**
 * The webhooks that an event is for. One that a commit attaches hears only what comes after; those of a conversation
 * that is removed still hear of that.
 */
export function toListeners(event: WebhookEvent, { changes }: Commit, store: Store): Listener[] {
  if (event.conversationSid === null) return [];
  const added = new Set<string>();
  const removed: ScopedWebhook[] = [];
  for (const { table, before, after } of changes) {
    if (table !== 'scopedWebhooks') continue;
    if (!before && after) added.add(after.sid);
    if (before && !after && before.conversationSid === event.conversationSid) removed.push(before);
  }
  const isGone = event.type === 'onConversationRemoved';
  const webhooks = isGone ? removed : store.webhooksOf(event.conversationSid);
  return webhooks
    .filter((webhook) => !added.has(webhook.sid) && isFor(webhook, event))
    .map((webhook) => ({ webhook, event }));
}

/** Whether a webhook asks for an event. */
export function isFor(webhook: ScopedWebhook, { type, message }: WebhookEvent): boolean {
  const { target, filters } = webhook;
  if (target === 'webhook') return filters.includes(type);
  if (message === undefined) return false;
  return target === 'trigger' ? hasKeyword(webhook, message) : isForStudio(webhook, message);
}

/** Assumed: a keyword counts anywhere in the text, in upper or lower case. */
function hasKeyword({ triggers }: ScopedWebhook, { body }: Message): boolean {
  const text = body?.toLowerCase() ?? '';
  return triggers.some((keyword) => text.includes(keyword.toLowerCase()));
}

/**
 * Known: what a server writes by REST without webhooks does not reach a flow, so neither do the flow's own messages.
 * Assumed: with webhooks it still has to be written by a participant, and not under the flow's SID; an agent who
 * writes while the flow is attached does reach it; filters need not name `onMessageAdded`.
 */
function isForStudio({ flowSid }: ScopedWebhook, message: Message): boolean {
  return flowSid !== null && message.participantSid !== null && message.author !== flowSid;
}
