import type { Services } from '../services.ts';
import type { Interaction, Participant } from '../store/records.ts';
import { findWorker } from './agents.ts';
import type { TaskAttributes } from './task-attributes.ts';

/** The SID of the invite by which a task came to its interaction; each task has one. */
export function toInviteSid(taskSid: string): string {
  return `KG${taskSid.slice(2)}`;
}

/** The participant whom the agents are there for. */
export function findCustomer(services: Services, conversationSid: string): Participant | undefined {
  const participants = services.store.participantsOf(conversationSid);
  return (
    participants.find(({ messagingBinding }) => messagingBinding !== null) ??
    participants.find(({ identity }) => !findWorker(services, identity))
  );
}

/**
 * What Flex adds to the attributes of a task. Where the caller gave a name or `from`, that stays. Of a customer in a web
 * chat, `from` is never made up: its name is whatever was typed.
 */
export function completeAttributes(
  services: Services,
  { interaction, taskSid }: { interaction: Interaction; taskSid: string },
  given: TaskAttributes,
): TaskAttributes {
  const { conversationSid, channelType, initiatedBy } = interaction;
  const customer = conversationSid ? findCustomer(services, conversationSid) : undefined;
  const phone = customer?.messagingBinding?.address.replace(/^whatsapp:/, '');
  const isOutbound = initiatedBy === 'agent';
  return {
    ...(initiatedBy !== 'api' && toCustomer(customer)),
    customers: { ...(phone && { phone }) },
    ...given,
    channelType,
    conversationSid,
    conversations: {
      initiated_by: initiatedBy === 'api' ? 'API' : initiatedBy,
      conversation_id: interaction.sid,
      media: [{ type: 'ChatTranscript', sid: conversationSid }],
      ...toObject(given['conversations']),
    },
    direction: isOutbound ? 'outbound' : 'inbound',
    initiatedBy,
    taskCreateSource: 'interaction',
    flexInteractionSid: interaction.sid,
    flexInteractionChannelSid: interaction.channelSid,
    flexChannelInviteSid: toInviteSid(taskSid),
  };
}

function toCustomer(customer: Participant | undefined): TaskAttributes {
  const binding = customer?.messagingBinding;
  if (binding) {
    const { address } = binding;
    return { customerAddress: address, customerName: address, name: address, from: address };
  }
  const identity = customer?.identity;
  return identity ? { customerAddress: identity, customerName: identity, name: identity } : {};
}

function toObject(value: unknown): TaskAttributes {
  return typeof value === 'object' && value !== null ? (value as TaskAttributes) : {};
}
