import { buildConversation, type ConversationInput } from '../conversations/conversations.ts';
import { defaultRoleSid } from '../conversations/roles.ts';
import { byServer, type Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type {
  AddressConfiguration,
  Conversation,
  Participant,
  ScopedWebhook,
} from '../store/records.ts';
import { put, type Write } from '../store/store.ts';

interface NewConversationInput extends Pick<ConversationInput, 'friendlyName' | 'attributes'> {
  /** Who wrote to the address. */
  participant: Partial<Pick<Participant, 'identity' | 'messagingBinding' | 'roleSid'>>;
}

/** The conversation that an address begins, with who wrote there and what listens to it; nothing is stored yet. */
export function buildNewConversation(
  services: Services,
  address: AddressConfiguration,
  { participant: who, ...input }: NewConversationInput,
): { conversation: Conversation; writes: Write[] } {
  const conversation = buildConversation(services, input, byServer);
  const { sid: conversationSid, dateCreated, dateUpdated } = conversation;
  const participant: Participant = {
    sid: createSid('MB'),
    conversationSid,
    identity: null,
    messagingBinding: null,
    roleSid: defaultRoleSid(services.config, false),
    ...who,
    attributes: '{}',
    lastReadMessageIndex: null,
    lastReadAt: null,
    notificationLevel: 'default',
    dateCreated,
    dateUpdated,
  };
  const webhook = buildWebhook(address, conversation);
  return {
    conversation,
    writes: [
      put('conversations', conversation),
      put('participants', participant),
      ...(webhook ? [put('scopedWebhooks', webhook)] : []),
    ],
  };
}

function buildWebhook(
  { autoCreation }: AddressConfiguration,
  { sid, dateCreated, dateUpdated }: Conversation,
): ScopedWebhook | undefined {
  const { type, studioFlowSid, webhookUrl, webhookMethod, webhookFilters } = autoCreation;
  if (type === 'default') return undefined;
  const isStudio = type === 'studio';
  return {
    sid: createSid('WH'),
    conversationSid: sid,
    target: isStudio ? 'studio' : 'webhook',
    url: isStudio ? null : webhookUrl,
    method: webhookMethod,
    filters: isStudio ? ['onMessageAdded'] : webhookFilters,
    triggers: [],
    flowSid: isStudio ? studioFlowSid : null,
    replayAfter: null,
    dateCreated,
    dateUpdated,
  };
}
