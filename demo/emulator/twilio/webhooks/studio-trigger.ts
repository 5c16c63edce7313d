import type { TwilioConfig } from '../config.ts';
import type { Conversation, Message, ScopedWebhook, SmsMessage } from '../store/records.ts';
import type { EventParameters } from './event-parameters.ts';

/**
 * What Studio puts at `trigger.conversation`, as it was when the message came. From Twilio's pages and from flows in
 * use: AccountSid, Body, ChannelSid, ConversationSid, MessageSid, From, Author, Source, InstanceSid, EventType, Index,
 * DateCreated, MessagingServiceSid, ChatServiceSid, Attributes (JSON as text) and ChannelAttributes (parsed).
 * Assumed: whatever else `onMessageAdded` says is there too.
 */
export interface ConversationContext extends Readonly<Record<string, unknown>> {
  AccountSid: string;
  Body: string;
  ChannelSid: string;
  ConversationSid: string;
  MessageSid: string;
  From: string;
  Author: string;
  InstanceSid: string;
  /** JSON of the message, as text. */
  Attributes: string;
  /** The conversation's attributes, parsed. */
  ChannelAttributes: unknown;
}

/** What Studio puts at `trigger.message` for an SMS. */
export type MessageContext = Readonly<Record<string, string>>;

/** A message that starts a Studio flow, or that a running execution waits for. */
export type StudioTrigger =
  | {
      event: 'incomingConversationMessage';
      flowSid: string;
      conversationSid: string;
      webhookSid: string;
      context: ConversationContext;
    }
  | {
      event: 'incomingMessage';
      flowSid: string;
      /** The sender's number. */
      from: string;
      /** The number of ours. */
      to: string;
      context: MessageContext;
    };

/** The trigger of a message in a conversation. */
export function toConversationTrigger(
  webhook: ScopedWebhook & { flowSid: string },
  { parameters, message }: { parameters: EventParameters; message: Message },
  { sid, attributes }: Pick<Conversation, 'sid' | 'attributes'>,
): StudioTrigger {
  const { AccountSid = '', ChatServiceSid = '' } = parameters;
  return {
    event: 'incomingConversationMessage',
    flowSid: webhook.flowSid,
    conversationSid: sid,
    webhookSid: webhook.sid,
    context: {
      ...parameters,
      AccountSid,
      Body: message.body ?? '',
      ConversationSid: sid,
      ChannelSid: sid,
      InstanceSid: ChatServiceSid,
      MessageSid: message.sid,
      From: message.author,
      Author: message.author,
      Attributes: message.attributes,
      ChannelAttributes: JSON.parse(attributes) as unknown,
    },
  };
}

/** The trigger of an SMS that belongs to no conversation. */
export function toMessageTrigger(
  { account }: TwilioConfig,
  sms: SmsMessage,
  { flowSid, mediaUrls = [] }: { flowSid: string; mediaUrls?: readonly string[] },
): StudioTrigger {
  const { sid, from, to, body } = sms;
  return {
    event: 'incomingMessage',
    flowSid,
    from,
    to,
    context: {
      AccountSid: account.sid,
      ApiVersion: '2010-04-01',
      MessageSid: sid,
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: sms.status,
      From: from,
      To: to,
      Body: body,
      NumMedia: String(mediaUrls.length),
      ...Object.fromEntries(mediaUrls.map((url, index) => [`MediaUrl${index}`, url])),
    },
  };
}
