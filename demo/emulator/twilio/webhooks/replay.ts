import type { Services } from '../services.ts';
import type { Message, ScopedWebhook } from '../store/records.ts';
import type { Cause, Commit } from '../store/store.ts';
import { toWebhookEvents, type WebhookEvent } from './events.ts';
import { isFor } from './listeners.ts';

/**
 * What a webhook made with `ReplayAfter` is told first: the message with that index, and those after it.
 *
 * Known from the cloud: the message with the index itself is told again. Assumed: only messages of participants are,
 * since the store does not keep which of a server's messages had webhooks; and the source is told from the author.
 */
export function toReplay(
  webhook: ScopedWebhook,
  services: Pick<Services, 'store' | 'config'>,
): WebhookEvent[] {
  const { replayAfter } = webhook;
  if (replayAfter === null) return [];
  return services.store
    .messagesOf(webhook.conversationSid)
    .filter(({ index, participantSid }) => index >= replayAfter && participantSid !== null)
    .flatMap((message) => toWebhookEvents(toCommit(message, services), services))
    .filter((event) => isFor(webhook, event));
}

function toCommit(message: Message, { store }: Pick<Services, 'store'>): Commit {
  const author = message.participantSid && store.get('participants', message.participantSid);
  const isChat = Boolean(author && author.identity !== null);
  const cause: Cause = isChat
    ? { source: 'SDK', identity: message.author, hasWebhooks: true }
    : { source: 'SMS', identity: null, hasWebhooks: true };
  return { changes: [{ table: 'messages', after: message }], cause, at: message.dateCreated };
}
