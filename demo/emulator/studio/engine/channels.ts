import { createSid } from '../../twilio/sids.ts';
import type { StudioTrigger } from '../../twilio/webhooks/studio-trigger.ts';
import type { TriggerEvent } from '../flow/definition.ts';
import type { FlowContext } from './context.ts';
import type { Channel } from './ports.ts';

/** How an execution begins: with which event, where it talks, and what it sees of what came. */
export interface Beginning {
  event: TriggerEvent;
  channel: Channel;
  trigger: FlowContext['trigger'];
  /** Parameters of a start by REST. */
  data?: FlowContext['flow']['data'];
  /** The message as a waiting widget would get it. */
  inbound: Readonly<Record<string, unknown>> & { Body: string };
}

/** How a message begins an execution; `isClassic` tells of a conversation as of a chat channel of classic Flex. */
export function toBeginning(trigger: StudioTrigger, isClassic: boolean): Beginning {
  if (trigger.event === 'incomingMessage') {
    const { from, to, context } = trigger;
    return {
      event: 'incomingMessage',
      channel: { kind: 'sms', sid: null, address: from, ownAddress: to },
      trigger: { message: context },
      inbound: { ...context, Body: context['Body'] ?? '' },
    };
  }
  const { conversationSid } = trigger;
  const context = isClassic ? toClassic(trigger) : trigger.context;
  const kind = isClassic ? 'chat' : 'conversation';
  return {
    event: isClassic ? 'incomingMessage' : 'incomingConversationMessage',
    channel: { kind, sid: conversationSid, address: trigger.context.Author, ownAddress: '' },
    trigger: isClassic ? { message: context } : { conversation: context },
    // Only in what began the execution they are parsed.
    inbound: { ...context, ChannelAttributes: JSON.stringify(context.ChannelAttributes) },
  };
}

type ConversationTrigger = Extract<StudioTrigger, { conversationSid: string }>;

/** The chat channel that classic Flex made for an SMS had its sender as `from`; a conversation has it as author. */
function toClassicAttributes({
  Author,
  ChannelAttributes,
}: ConversationTrigger['context']): unknown {
  const isPhone = /^\+[1-9]\d{6,14}$/.test(Author);
  return isPhone ? { from: Author, ...(ChannelAttributes as object | null) } : ChannelAttributes;
}

/** What classic chat told Studio of a message in a channel. */
function toClassic({ context, conversationSid, webhookSid }: ConversationTrigger) {
  const { AccountSid, Body, ChannelSid, InstanceSid, MessageSid, From, Attributes } = context;
  const { Source, Index, DateCreated, ClientIdentity } = context;
  return {
    AccountSid,
    Body,
    ChannelSid,
    InstanceSid,
    MessageSid,
    From,
    To: conversationSid,
    ChannelAttributes: toClassicAttributes(context),
    Attributes,
    MessageAttributes: Attributes,
    Source,
    Index,
    DateCreated,
    ClientIdentity: ClientIdentity ?? From,
    RetryCount: '0',
    EventType: 'onMessageSent',
    WebhookType: 'studio',
    WebhookSid: webhookSid,
  };
}

/** How a REST call begins an execution. */
export function toRequestBeginning(
  to: string,
  from: string,
  parameters: Record<string, unknown>,
): Beginning {
  return {
    event: 'incomingRequest',
    channel: { kind: 'sms', sid: null, address: to, ownAddress: from },
    trigger: { request: { to, from, parameters } },
    data: parameters,
    inbound: { Body: '' },
  };
}

/** What identifies the contact of an execution: of one, only one execution of a flow is active. */
export function toContactKey({ sid, address, ownAddress }: Channel): string {
  return sid ?? `${address} ${ownAddress}`;
}

/** What Liquid sees when an execution begins. */
export function toContext(
  flowSid: string,
  { channel, trigger, data = {} }: Pick<Beginning, 'channel' | 'trigger' | 'data'>,
): FlowContext {
  return {
    trigger,
    flow: {
      sid: createSid('FN'),
      flow_sid: flowSid,
      variables: {},
      data,
      channel: { address: channel.ownAddress || channel.sid || '' },
    },
    contact: { channel: { address: channel.address } },
    widgets: {},
  };
}
