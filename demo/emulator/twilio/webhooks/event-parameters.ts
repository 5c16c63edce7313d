import type { TwilioConfig } from '../config.ts';
import type {
  Conversation,
  Message,
  MessageMedia,
  Participant,
  SmsMessage,
  User,
} from '../store/records.ts';
import type { Cause } from '../store/store.ts';
import { toIso } from '../times.ts';

/** The parameters of one event, as they are posted. */
export type EventParameters = Readonly<Record<string, string>>;

/** The same before what has no value is left out. */
export type EventValues = Record<string, string | number | null | undefined>;

/** Numbers become text; what has no value is left out, as the cloud does. */
export function toEventParameters(values: EventValues): EventParameters {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** What every event says. Only clients have a `ClientIdentity`. */
export function toCommon(config: TwilioConfig, { source, identity }: Cause): EventValues {
  return {
    AccountSid: config.account.sid,
    ChatServiceSid: config.conversations.serviceSid,
    Source: source,
    ClientIdentity: source === 'SDK' ? identity : null,
    RetryCount: 0,
  };
}

/** What events of a conversation say of it; without `DateUpdated` where there is none. */
export function toConversationValues(conversation: Conversation): EventValues {
  return {
    ConversationSid: conversation.sid,
    MessagingServiceSid: conversation.messagingServiceSid,
    FriendlyName: conversation.friendlyName,
    UniqueName: conversation.uniqueName,
    Attributes: conversation.attributes,
    State: conversation.state,
    DateCreated: toIso(conversation.dateCreated),
    DateUpdated: toIso(conversation.dateUpdated),
  };
}

export function toMessageValues(message: Message): EventValues {
  return {
    ConversationSid: message.conversationSid,
    MessageSid: message.sid,
    Index: message.index,
    DateCreated: toIso(message.dateCreated),
    Body: message.body,
    Author: message.author,
    ParticipantSid: message.participantSid,
    Attributes: message.attributes,
    Media: message.media && JSON.stringify(message.media.map(toMedia)),
  };
}

export function toParticipantValues(participant: Participant): EventValues {
  const { messagingBinding: binding } = participant;
  return {
    ConversationSid: participant.conversationSid,
    ParticipantSid: participant.sid,
    DateCreated: toIso(participant.dateCreated),
    Identity: participant.identity,
    RoleSid: participant.roleSid,
    Attributes: participant.attributes,
    ...toBindingValues(participant),
    // Twilio's pages print upper case; what arrives is lower case.
    'MessagingBinding.Type': binding?.type,
  };
}

export function toBindingValues({ messagingBinding }: Participant): EventValues {
  return {
    'MessagingBinding.Address': messagingBinding?.address,
    'MessagingBinding.ProxyAddress': messagingBinding?.proxyAddress,
  };
}

export function toUserValues(user: User): EventValues {
  return {
    UserSid: user.sid,
    DateCreated: toIso(user.dateCreated),
    Identity: user.identity,
    RoleSid: user.roleSid,
    Attributes: user.attributes,
    FriendlyName: user.friendlyName,
  };
}

/** What is said of one SMS that carried a message out; `Source` is not among it. */
export function toDeliveryValues(message: Message, sms: SmsMessage): EventValues {
  return {
    Source: null,
    ClientIdentity: null,
    ConversationSid: message.conversationSid,
    MessageSid: message.sid,
    // Receipts are no records of their own here; one SMS has one.
    DeliveryReceiptSid: `DY${sms.sid.slice(2)}`,
    ChannelMessageSid: sms.sid,
    Status: sms.status,
    ErrorCode: sms.errorCode,
    DateCreated: toIso(sms.dateCreated),
    DateUpdated: toIso(sms.dateUpdated),
  };
}

function toMedia({ sid, filename, contentType, size }: MessageMedia) {
  return { Sid: sid, Filename: filename, ContentType: contentType, Size: size };
}
