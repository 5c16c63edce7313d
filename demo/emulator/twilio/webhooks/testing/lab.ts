import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createClock, type Clock } from '../../../shared/clock.ts';
import { listen } from '../../../shared/listen.ts';
import { createConversation } from '../../conversations/conversations.ts';
import { addParticipant } from '../../conversations/participants.ts';
import { addDefaultRoles } from '../../conversations/roles.ts';
import { createServices } from '../../core.ts';
import { createWebChatsApi } from '../../flex/web-chats.ts';
import { createApp } from '../../http.ts';
import { addConfiguredAddresses } from '../../messaging/configured-addresses.ts';
import { createMessagingApi } from '../../messaging/messages-api.ts';
import { startOutbound } from '../../messaging/outbound.ts';
import { createConversationsApi } from '../../rest/conversations/index.ts';
import { byServer, type Services } from '../../services.ts';
import { createSid } from '../../sids.ts';
import type { Conversation, ScopedWebhook } from '../../store/records.ts';
import { put } from '../../store/store.ts';
import { buildConfig } from '../../testing/settings.ts';
import { startWebhooks, type Webhooks } from '../deliver.ts';
import type { StudioTrigger } from '../studio-trigger.ts';

export const noon = Date.parse('2026-03-02T12:00:00.000Z');

/** A local Twilio of one test, as far as webhooks, SMS and web chats need it. */
export interface Lab {
  services: Services;
  clock: Clock;
  webhooks: Webhooks;
  /** Every flow that was started, or went on. */
  triggers: StudioTrigger[];
  /** Every sentence that was logged. */
  logged: string[];
  /** Serves REST; returns the origin. `now` is that of the rate limit. */
  serve(now?: () => number): Promise<string>;
}

/** Creates a local Twilio with a frozen clock; what it runs stops with its test. */
export function createLab(
  settings: Record<string, unknown> = {},
  { timeoutMs = 5000 }: { timeoutMs?: number } = {},
): Lab {
  const clock = createClock();
  clock.freeze(noon);
  const logged: string[] = [];
  const triggers: StudioTrigger[] = [];
  const services = createServices({
    config: buildConfig(settings),
    clock,
    log: (sentence) => void logged.push(sentence),
    origin: () => 'http://127.0.0.1',
  });
  addDefaultRoles(services);
  addConfiguredAddresses(services);
  const webhooks = startWebhooks(services, {
    onStudioTrigger: (trigger) => void triggers.push(trigger),
    timeoutMs,
  });
  const stopOutbound = startOutbound(services);
  onTestFinished(async () => {
    stopOutbound();
    await webhooks.close();
    services.alarms.close();
  });
  return { services, clock, webhooks, triggers, logged, serve: (now) => serve(services, now) };
}

async function serve(services: Services, now?: () => number): Promise<string> {
  const app = createApp(services);
  app.route('/api/2010-04-01', createMessagingApi(services));
  app.route('/conversations/v1', createConversationsApi(services));
  app.route('/flex-api/v2', createWebChatsApi(services, now));
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
  }) as Server;
  const origin = await listen(server, { port: 0, name: 'local Twilio', log: () => undefined });
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return origin;
}

/** A conversation with a visitor in it, made by a server without webhooks. */
export function createChat(services: Services, attributes = '{}'): Conversation {
  const conversation = createConversation(services, { attributes }, byServer);
  addParticipant(services, conversation, { identity: 'visitor' }, byServer);
  return conversation;
}

/** Attaches a webhook for messages, or as told. */
export function attach(
  { store, clock }: Services,
  conversation: Conversation,
  webhook: Partial<ScopedWebhook>,
): ScopedWebhook {
  const now = clock.now();
  const attached: ScopedWebhook = {
    sid: createSid('WH'),
    conversationSid: conversation.sid,
    target: 'webhook',
    url: null,
    method: 'POST',
    filters: ['onMessageAdded'],
    triggers: [],
    flowSid: null,
    replayAfter: null,
    dateCreated: now,
    dateUpdated: now,
    ...webhook,
  };
  store.commit([put('scopedWebhooks', attached)], byServer);
  return attached;
}

/** The conversation as it is now. */
export function current({ store }: Services, { sid }: Conversation): Conversation {
  const found = store.get('conversations', sid);
  if (!found) throw new Error('The conversation is gone.');
  return found;
}
