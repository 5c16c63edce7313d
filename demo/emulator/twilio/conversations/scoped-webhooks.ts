import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid, isSid } from '../sids.ts';
import type { Conversation, ScopedWebhook } from '../store/records.ts';
import { put, remove, type Cause } from '../store/store.ts';
import { assertOpen } from './conversations.ts';
import { limits } from './limits.ts';

/** What can be set of a webhook; which of it counts is decided by its target. */
export interface ScopedWebhookInput {
  url?: string;
  method?: ScopedWebhook['method'];
  filters?: readonly string[];
  triggers?: readonly string[];
  flowSid?: string;
}

// Only what has happened is told to webhooks of one conversation.
// @see https://www.twilio.com/docs/conversations/conversations-webhooks
const events = new Set([
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onConversationUpdated',
  'onConversationRemoved',
  'onConversationStateUpdated',
  'onParticipantAdded',
  'onParticipantUpdated',
  'onParticipantRemoved',
  'onDeliveryUpdated',
]);

export function createScopedWebhook(
  { store, clock }: Services,
  conversation: Conversation,
  {
    target,
    replayAfter = null,
    ...input
  }: ScopedWebhookInput & { target: ScopedWebhook['target']; replayAfter?: number | null },
  cause: Cause,
): ScopedWebhook {
  assertOpen(conversation);
  const now = clock.now();
  const webhook: ScopedWebhook = {
    sid: createSid('WH'),
    conversationSid: conversation.sid,
    target,
    url: null,
    method: 'POST',
    filters: [],
    triggers: [],
    flowSid: null,
    ...input,
    replayAfter,
    dateCreated: now,
    dateUpdated: now,
  };
  assertUsable(webhook);
  if (store.webhooksOf(conversation.sid).length >= limits.webhooks)
    throw new TwilioError(403, 50361, 'Too many conversation webhooks');
  store.commit([put('scopedWebhooks', webhook)], cause);
  return webhook;
}

export function updateScopedWebhook(
  { store, clock }: Services,
  webhook: ScopedWebhook,
  input: ScopedWebhookInput,
  cause: Cause,
): ScopedWebhook {
  const updated = { ...webhook, ...input, dateUpdated: clock.now() };
  assertUsable(updated);
  store.commit([put('scopedWebhooks', updated)], cause);
  return updated;
}

export function removeScopedWebhook(
  { store }: Services,
  webhook: ScopedWebhook,
  cause: Cause,
): void {
  store.commit([remove('scopedWebhooks', webhook)], cause);
}

function assertUsable({ target, url, filters, triggers, flowSid }: ScopedWebhook): void {
  if (filters.some((filter) => !events.has(filter)))
    throw new TwilioError(400, 50365, 'Invalid conversation webhook filter');
  if (target === 'studio') {
    if (flowSid === null || !isSid('FW', flowSid))
      throw new TwilioError(400, 50367, 'Invalid conversation webhook flow SID');
    return;
  }
  assertUrl(url);
  if (target === 'webhook' && filters.length === 0)
    throw new TwilioError(400, 50370, 'Conversation webhook filter not provided');
  if (target !== 'trigger') return;
  if (triggers.length === 0)
    throw new TwilioError(400, 50371, 'Conversation webhook trigger not provided');
  if (triggers.includes(''))
    throw new TwilioError(400, 50366, 'Invalid conversation webhook trigger');
}

function assertUrl(url: string | null): void {
  if (!url) throw new TwilioError(400, 50369, 'Conversation webhook URL not provided');
  if (url.length > limits.urlLength)
    throw new TwilioError(400, 50372, 'Conversation webhook URL is too long');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new TwilioError(400, 50054, 'Invalid webhook format');
}
