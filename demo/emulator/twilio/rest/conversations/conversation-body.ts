import type { TwilioConfig } from '../../config.ts';
import { toTimerDates } from '../../conversations/timers.ts';
import type { Conversation } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import type { Scope } from './scope.ts';

/** @see https://www.twilio.com/docs/conversations/api/conversation-resource */
export function toConversationBody(
  conversation: Conversation,
  scope: Scope,
  { account, conversations }: TwilioConfig,
) {
  const { sid } = conversation;
  const url = `${scope.url}/Conversations/${sid}`;
  return {
    sid,
    account_sid: account.sid,
    chat_service_sid: conversations.serviceSid,
    messaging_service_sid: conversation.messagingServiceSid,
    friendly_name: conversation.friendlyName,
    unique_name: conversation.uniqueName,
    attributes: conversation.attributes,
    date_created: toIsoSeconds(conversation.dateCreated),
    date_updated: toIsoSeconds(conversation.dateUpdated),
    state: conversation.state,
    timers: toTimersBody(conversation),
    bindings: {},
    url,
    links: {
      participants: `${url}/Participants`,
      messages: `${url}/Messages`,
      webhooks: `${url}/Webhooks`,
    },
  };
}

/** When a conversation changes by itself; empty if it never does. */
export function toTimersBody(conversation: Conversation) {
  const { inactive, closed } = toTimerDates(conversation);
  return {
    ...(inactive !== undefined && { date_inactive: toIsoSeconds(inactive) }),
    ...(closed !== undefined && { date_closed: toIsoSeconds(closed) }),
  };
}
