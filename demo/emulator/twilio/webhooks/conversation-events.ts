import type { Conversation } from '../store/records.ts';
import type { Change, Commit } from '../store/store.ts';
import { toBindingValues, toConversationValues, type EventValues } from './event-parameters.ts';
import type { WebhookEventType } from './events.ts';
import { toIso } from '../times.ts';

type ConversationChange = Extract<Change, { table: 'conversations' }>;

/** What a conversation's change says. Assumed: a change of the state alone is no `onConversationUpdated`. */
export function toConversationEvents(
  { before, after }: ConversationChange,
  commit: Commit,
): [WebhookEventType, EventValues][] {
  if (!after) {
    if (!before) return [];
    const dateRemoved = { DateRemoved: toIso(commit.at) };
    return [['onConversationRemoved', { ...toConversationValues(before), ...dateRemoved }]];
  }
  const values = toConversationValues(after);
  if (!before) return [['onConversationAdded', { ...values, ...bindingIn(commit, after.sid) }]];
  const events: [WebhookEventType, EventValues][] = [];
  if (isEdited(before, after)) events.push(['onConversationUpdated', values]);
  if (before.state !== after.state)
    events.push(['onConversationStateUpdated', toStateValues(before, after, commit)]);
  return events;
}

function isEdited(before: Conversation, after: Conversation): boolean {
  // Counting messages is no update.
  if (before.messagesCount !== after.messagesCount) return false;
  if (before.state === after.state) return true;
  const names = ['friendlyName', 'uniqueName', 'attributes', 'messagingServiceSid'] as const;
  return names.some((name) => before[name] !== after[name]);
}

function toStateValues(before: Conversation, after: Conversation, commit: Commit): EventValues {
  const reason = toReason(before, after, commit);
  return {
    ...(reason === 'TIMER' && { Source: null, ClientIdentity: null }),
    ConversationSid: after.sid,
    MessagingServiceSid: after.messagingServiceSid,
    StateFrom: before.state,
    StateTo: after.state,
    StateUpdated: toIso(after.stateUpdatedAt),
    Reason: reason,
  };
}

/** A commit does not say that a timer made it; but it shows, as it comes when the timer was due. */
function toReason(
  { timers, timersFrom }: Conversation,
  after: Conversation,
  { changes, cause, at }: Commit,
): 'API' | 'TIMER' | 'EVENT' {
  if (changes.some(({ table }) => table === 'messages')) return 'EVENT';
  if (after.state === 'active' || cause.identity !== null) return 'API';
  const dueMs = after.state === 'closed' ? timers.closedMs : timers.inactiveMs;
  return dueMs !== null && at >= timersFrom + dueMs ? 'TIMER' : 'API';
}

/** Whom a new conversation was begun by, if by SMS. */
function bindingIn({ changes }: Commit, conversationSid: string): EventValues {
  for (const { table, after } of changes)
    if (table === 'participants' && after?.conversationSid === conversationSid)
      return toBindingValues(after);
  return {};
}
