import type { Services } from '../services.ts';
import type { Message, Participant, SmsMessage } from '../store/records.ts';
import type { Change, Commit, Store } from '../store/store.ts';
import { toConversationEvents } from './conversation-events.ts';
import {
  toCommon,
  toDeliveryValues,
  toEventParameters,
  toMessageValues,
  toParticipantValues,
  toUserValues,
  type EventParameters,
  type EventValues,
} from './event-parameters.ts';
import { toIso } from '../times.ts';

type Kind = 'Added' | 'Updated' | 'Removed';

export type WebhookEventType =
  | `on${'Conversation' | 'Participant' | 'Message'}${Kind}`
  | `onUser${'Added' | 'Updated'}`
  | 'onConversationStateUpdated'
  | 'onDeliveryUpdated';

/** One thing that a webhook can be told. */
export interface WebhookEvent {
  type: WebhookEventType;
  /** `null` for users, who belong to no conversation. */
  conversationSid: string | null;
  /** The message that was added. */
  message?: Message;
  parameters: EventParameters;
}

/**
 * The events of a commit, in the order of its changes, whether or not it has webhooks.
 * Assumed: a conversation that is removed says so once, not of each participant and message in it.
 *
 * @see https://www.twilio.com/docs/conversations/conversations-webhooks
 */
export function toWebhookEvents(
  commit: Commit,
  { store, config }: Pick<Services, 'store' | 'config'>,
): WebhookEvent[] {
  const common = toCommon(config, commit.cause);
  const gone = removedIn(commit);
  return commit.changes
    .flatMap((change) => toEvents(change, commit, store))
    .map(([type, values, message]) => ({
      type,
      conversationSid: toText(values['ConversationSid']),
      ...(message && { message }),
      parameters: toEventParameters({ EventType: type, ...common, ...values }),
    }))
    .filter(
      ({ type, conversationSid }) =>
        type === 'onConversationRemoved' || !gone.has(conversationSid ?? ''),
    );
}

type Draft = [type: WebhookEventType, values: EventValues, added?: Message];

function toEvents(change: Change, commit: Commit, store: Store): Draft[] {
  switch (change.table) {
    case 'conversations':
      return toConversationEvents(change, commit);
    case 'participants':
      return toParticipantEvents(change, commit);
    case 'messages':
      return toMessageEvents(change, commit, store);
    case 'users': {
      const { before, after } = change;
      if (!after) return [];
      if (!before) return [['onUserAdded', toUserValues(after)]];
      return [['onUserUpdated', { ...toUserValues(after), ...toDates(after) }]];
    }
    default:
      return [];
  }
}

interface ChangeOf<R> {
  before?: R;
  after?: R;
}

function toParticipantEvents({ before, after }: ChangeOf<Participant>, { at }: Commit): Draft[] {
  const participant = after ?? before;
  if (!participant) return [];
  const values = toParticipantValues(participant);
  if (!before) return [['onParticipantAdded', values]];
  const { lastReadMessageIndex } = participant;
  const read = { ...values, LastReadMessageIndex: lastReadMessageIndex };
  if (after) return [['onParticipantUpdated', { ...read, ...toDates(after) }]];
  return [['onParticipantRemoved', { ...read, ...toDates(before, at) }]];
}

function toMessageEvents(change: ChangeOf<Message>, commit: Commit, store: Store): Draft[] {
  const { before, after } = change;
  const message = after ?? before;
  if (!message) return [];
  const conversation = store.get('conversations', message.conversationSid);
  const values = {
    ...toMessageValues(message),
    MessagingServiceSid: conversation?.messagingServiceSid,
  };
  if (!before) return [['onMessageAdded', values, message]];
  if (!after) return [['onMessageRemoved', { ...values, ...toDates(before, commit.at) }]];
  if (before.delivery === after.delivery)
    return [['onMessageUpdated', { ...values, ...toDates(after) }]];
  return sentIn(commit).map((sms) => ['onDeliveryUpdated', toDelivery(after, sms, store)]);
}

function toDelivery(message: Message, sms: SmsMessage, store: Store): EventValues {
  const receiver = store
    .participantsOf(message.conversationSid)
    .find(({ messagingBinding }) => messagingBinding?.address === sms.to);
  return { ...toDeliveryValues(message, sms), ParticipantSid: receiver?.sid };
}

function sentIn({ changes }: Commit): SmsMessage[] {
  return changes.flatMap(({ table, after }) => (table === 'smsMessages' && after ? [after] : []));
}

function toDates({ dateUpdated }: { dateUpdated: number }, removedAt?: number): EventValues {
  return {
    DateUpdated: toIso(dateUpdated),
    ...(removedAt !== undefined && { DateRemoved: toIso(removedAt) }),
  };
}

function removedIn({ changes }: Commit): Set<string> {
  return new Set(
    changes.flatMap(({ table, before, after }) =>
      table === 'conversations' && before && !after ? [before.sid] : [],
    ),
  );
}

function toText(value: EventValues[string]): string | null {
  return typeof value === 'string' ? value : null;
}
