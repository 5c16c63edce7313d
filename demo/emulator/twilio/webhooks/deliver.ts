import type { Services } from '../services.ts';
import type { ScopedWebhook } from '../store/records.ts';
import type { Commit } from '../store/store.ts';
import { toWebhookEvents, type WebhookEvent } from './events.ts';
import { toListeners } from './listeners.ts';
import { createQueues } from './queues.ts';
import { toReplay } from './replay.ts';
import { sendWebhook, toHost, type WebhookOutcome } from './send.ts';
import { toConversationTrigger, type StudioTrigger } from './studio-trigger.ts';

interface WebhookOptions {
  /** Starts or goes on with a flow; it returns at once. */
  onStudioTrigger: (trigger: StudioTrigger) => void;
  fetch?: typeof globalThis.fetch;
  /** How long a receiver may take. */
  timeoutMs?: number;
}

/** The running webhooks. */
export interface Webhooks {
  /** Resolves when everything that happened so far has been told. */
  idle(): Promise<void>;
  /** Gives up what is not told yet. */
  close(): Promise<void>;
}

// @see https://www.twilio.com/docs/conversations/conversations-webhooks
const twilioTimeoutMs = 5000;

/** Tells the webhooks and Studio flows of conversations what happens there, without holding up who did it. */
export function startWebhooks(services: Services, options: WebhookOptions): Webhooks {
  const { store, stream, log, config } = services;
  const { onStudioTrigger, fetch = globalThis.fetch, timeoutMs = twilioTimeoutMs } = options;
  const queues = createQueues();
  const closing = new AbortController();
  const { signal } = closing;

  function tell(webhook: ScopedWebhook, event: WebhookEvent): void {
    if (webhook.target === 'studio') tellStudio(webhook, event);
    else queues.add(webhook.sid, () => tellByHttp(webhook, event));
  }

  function tellStudio(webhook: ScopedWebhook, { parameters, message }: WebhookEvent): void {
    const { flowSid } = webhook;
    const conversation = store.get('conversations', webhook.conversationSid);
    if (flowSid === null || !message || !conversation) return;
    // Now, not when its turn comes: a flow sees the attributes of the moment in which the message came.
    const trigger = toConversationTrigger(
      { ...webhook, flowSid },
      { parameters, message },
      conversation,
    );
    queues.add(webhook.sid, () => {
      if (!signal.aborted) startFlow(services, trigger, onStudioTrigger);
    });
  }

  async function tellByHttp(webhook: ScopedWebhook, event: WebhookEvent): Promise<void> {
    if (signal.aborted) return;
    const { url, method } = webhook;
    const { parameters } = event;
    const outcome: WebhookOutcome =
      url === null
        ? { problem: 'it has no URL; give it one' }
        : await sendWebhook(
            { url, method, parameters },
            { authToken: config.account.authToken, fetch, signal, timeoutMs },
          );
    if (signal.aborted) return;
    const host = toHost(url ?? '');
    const body = { webhookSid: webhook.sid, host, method, parameters };
    const { type: what, conversationSid } = event;
    stream.add({ channel: 'webhook', what, who: host, conversationSid, ...outcome, body });
    if (outcome.problem)
      log(`The webhook ${webhook.sid} at ${host} was not told ${what}: ${outcome.problem}.`);
  }

  store.onCommit((commit) => {
    if (signal.aborted) return;
    if (commit.cause.hasWebhooks)
      for (const heard of toWebhookEvents(commit, services))
        for (const { webhook, event } of toListeners(heard, commit, store)) tell(webhook, event);
    for (const webhook of attachedIn(commit))
      for (const event of toReplay(webhook, services)) tell(webhook, event);
  });

  return {
    idle: queues.idle,
    close() {
      closing.abort();
      return queues.idle();
    },
  };
}

/** Hands a trigger to Studio and says so in the stream. */
export function startFlow(
  { stream, log }: Pick<Services, 'stream' | 'log'>,
  trigger: StudioTrigger,
  onStudioTrigger: (trigger: StudioTrigger) => void,
): void {
  const { event: what, flowSid: who } = trigger;
  const conversationSid = 'conversationSid' in trigger ? trigger.conversationSid : null;
  const line = { channel: 'studio', what, who, conversationSid, body: trigger } as const;
  stream.add(line);
  try {
    onStudioTrigger(trigger);
  } catch (error) {
    const problem = (error as Error).message;
    stream.add({ ...line, problem });
    log(`The flow ${who} failed on ${what}; the stream says why.`);
  }
}

function attachedIn({ changes }: Commit): ScopedWebhook[] {
  return changes.flatMap(({ table, before, after }) =>
    table === 'scopedWebhooks' && !before && after ? [after] : [],
  );
}
