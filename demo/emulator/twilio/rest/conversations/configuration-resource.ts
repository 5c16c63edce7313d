import { Hono } from 'hono';
import { defaultRoleSid, roleSid } from '../../conversations/roles.ts';
import type { Services } from '../../services.ts';
import type { RestEnv } from '../rest-app.ts';

const root = 'https://conversations.twilio.com/v1';

/** `/Configuration` and `/Services/{IS}/Configuration`: what is so by default. */
export function createConfigurationResource({ config }: Services): Hono<RestEnv> {
  const { account, conversations } = config;
  const service = `${root}/Services/${conversations.serviceSid}/Configuration`;
  const app = new Hono<RestEnv>();
  /** @see https://www.twilio.com/docs/conversations/api/configuration-resource */
  app.get('/Configuration', (c) =>
    c.json({
      account_sid: account.sid,
      default_chat_service_sid: conversations.serviceSid,
      default_messaging_service_sid: null,
      default_inactive_timer: null,
      default_closed_timer: null,
      url: `${root}/Configuration`,
      links: { service, webhooks: `${root}/Configuration/Webhooks` },
    }),
  );
  /** @see https://www.twilio.com/docs/conversations/api/service-configuration-resource */
  app.get('/Services/:service/Configuration', (c) =>
    c.json({
      chat_service_sid: conversations.serviceSid,
      default_conversation_creator_role_sid: defaultRoleSid(config, true),
      default_conversation_role_sid: defaultRoleSid(config, false),
      default_chat_service_role_sid: roleSid(conversations.defaultServiceRole),
      reachability_enabled: false,
      url: service,
      links: { notifications: `${service}/Notifications`, webhooks: `${service}/Webhooks` },
    }),
  );
  return app;
}
