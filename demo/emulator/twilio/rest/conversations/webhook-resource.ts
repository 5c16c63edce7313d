import { Hono } from 'hono';
import {
  createScopedWebhook,
  removeScopedWebhook,
  updateScopedWebhook,
} from '../../conversations/scoped-webhooks.ts';
import { TwilioError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { ScopedWebhook } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { given, givenToUpdate } from './given.ts';
import { conversationOf, webhookOf } from './lookup.ts';
import { scopeOf, type Scope } from './scope.ts';

const all = '/Conversations/:conversation/Webhooks';
const one = `${all}/:webhook`;
const targets: readonly ScopedWebhook['target'][] = ['webhook', 'studio', 'trigger'];

/** `/Conversations/{CH}/Webhooks` */
export function createWebhookResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  app.get(all, (c) => {
    const { sid } = conversationOf(c, store);
    const scope = scopeOf(c, config);
    return answerPage(c, {
      key: 'webhooks',
      url: `${scope.url}/Conversations/${sid}/Webhooks`,
      items: store.webhooksOf(sid),
      toBody: (webhook) => toBody(webhook, scope),
    });
  });
  app.post(all, async (c) => {
    const parameters = await readParameters(c);
    const conversation = conversationOf(c, store);
    const input = {
      target: readTarget(parameters),
      ...given({ ...readInput(parameters), replayAfter: readReplayAfter(parameters) }),
    };
    const created = createScopedWebhook(services, conversation, input, c.get('cause'));
    return c.json(toBody(created, scopeOf(c, config)), 201);
  });
  app.get(one, (c) => c.json(toBody(webhookOf(c, store), scopeOf(c, config))));
  app.post(one, async (c) => {
    const parameters = await readParameters(c);
    const webhook = webhookOf(c, store);
    const input = givenToUpdate(readInput(parameters));
    const updated = updateScopedWebhook(services, webhook, input, c.get('cause'));
    return c.json(toBody(updated, scopeOf(c, config)));
  });
  app.delete(one, (c) => {
    removeScopedWebhook(services, webhookOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readTarget(parameters: Parameters): ScopedWebhook['target'] {
  const text = parameters.text('Target');
  if (!text) throw new TwilioError(400, 50368, 'Conversation webhook type not provided');
  const target = targets.find((known) => known === text);
  if (!target) throw new TwilioError(400, 50364, 'Invalid conversation webhook type');
  return target;
}

function readInput(parameters: Parameters) {
  const list = (name: string) => (parameters.has(name) ? parameters.list(name) : undefined);
  return {
    url: parameters.text('Configuration.Url'),
    method: toMethod(parameters.text('Configuration.Method')),
    filters: list('Configuration.Filters'),
    triggers: list('Configuration.Triggers'),
    flowSid: parameters.text('Configuration.FlowSid'),
  };
}

function toMethod(text: string | undefined): ScopedWebhook['method'] | undefined {
  if (text === undefined) return undefined;
  const method = (['GET', 'POST'] as const).find((known) => known === text.toUpperCase());
  if (!method) throw new TwilioError(400, 50055, 'Invalid webhook method');
  return method;
}

function readReplayAfter(parameters: Parameters): number | undefined {
  const text = parameters.text('Configuration.ReplayAfter');
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new TwilioError(400, 50516, 'Message index is not a number');
}

/** @see https://www.twilio.com/docs/conversations/api/conversation-scoped-webhook-resource */
function toBody(webhook: ScopedWebhook, { url, owner }: Scope) {
  const { sid, conversationSid } = webhook;
  return {
    sid,
    ...owner,
    conversation_sid: conversationSid,
    target: webhook.target,
    configuration: toConfigurationBody(webhook),
    date_created: toIsoSeconds(webhook.dateCreated),
    date_updated: toIsoSeconds(webhook.dateUpdated),
    url: `${url}/Conversations/${conversationSid}/Webhooks/${sid}`,
  };
}

/** Only what counts for its target. */
function toConfigurationBody({ target, url, filters, triggers, ...webhook }: ScopedWebhook) {
  const method = webhook.method.toLowerCase();
  if (target === 'webhook') return { url, method, filters };
  if (target === 'trigger') return { url, method, triggers };
  return { flow_sid: webhook.flowSid };
}
