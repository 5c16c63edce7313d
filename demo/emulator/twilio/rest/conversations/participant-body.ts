import type { MessagingBinding, Participant } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import type { Scope } from './scope.ts';

/** @see https://www.twilio.com/docs/conversations/api/conversation-participant-resource */
export function toParticipantBody(participant: Participant, { url, owner }: Scope) {
  const { sid, conversationSid, lastReadAt } = participant;
  return {
    ...owner,
    conversation_sid: conversationSid,
    sid,
    identity: participant.identity,
    attributes: participant.attributes,
    messaging_binding: toBindingBody(participant.messagingBinding),
    role_sid: participant.roleSid,
    date_created: toIsoSeconds(participant.dateCreated),
    date_updated: toIsoSeconds(participant.dateUpdated),
    url: `${url}/Conversations/${conversationSid}/Participants/${sid}`,
    last_read_message_index: participant.lastReadMessageIndex,
    last_read_timestamp: lastReadAt === null ? null : toIsoSeconds(lastReadAt),
  };
}

export function toBindingBody(binding: MessagingBinding | null) {
  if (!binding) return null;
  const { type, address, proxyAddress } = binding;
  return { type, address, proxy_address: proxyAddress };
}
