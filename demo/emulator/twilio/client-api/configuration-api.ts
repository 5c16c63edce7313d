import { Hono } from 'hono';
import { ensureUser } from '../conversations/users.ts';
import { byServer, type Services } from '../services.ts';
import { toMyConversationsName, toUserName } from '../sync/objects.ts';
import { identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toServiceUrl } from './bodies.ts';

const mimeTypes = ['text/plain', 'text/html'];

/** What a client asks first: its limits, its Sync objects, and where everything is. */
export function createConfigurationApi(services: Services): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();
  app.get('/Configuration', (c) => {
    const identity = identityOf(c);
    const user = ensureUser(services, identity, byServer);
    const service = toServiceUrl(services);
    const media = `${services.origin()}/mcs.us1.twilio.com/v1/Services/${services.config.conversations.serviceSid}`;
    return c.json({
      identity,
      url: 'https://aim.us1.twilio.com/Client/v2/Configuration',
      options: {
        consumption_report_interval: 'PT1S',
        user_infos_to_subscribe: 100,
        reachability_enabled: false,
        http_cache_interval: 'PT1S',
        my_conversations_page_size: 100,
        media_attachments_count_limit: 10,
        media_attachment_size_limit_in_mb: 150,
        media_attachments_total_size_limit_in_mb: 150,
        email_histories_allowed_mime_types: mimeTypes,
        email_bodies_allowed_mime_types: mimeTypes,
      },
      sync_objects: {
        my_conversations: toMyConversationsName(identity),
        my_user_info: toUserName(user.sid),
      },
      links: {
        my_conversations: `${service}/Users/${user.sid}/Conversations`,
        conversations: `${service}/Conversations`,
        users: `${service}/Users`,
        current_user: `${service}/Users/${user.sid}`,
        typing: `https://aim.us1.twilio.com/v1/Instances/${services.config.conversations.serviceSid}/Typing`,
        // Absolute: a relative address would be taken for one of the cloud.
        media_service: `${media}/Media`,
        media_set_service: `${media}/MediaSet`,
        messages_receipts: `${service}/Conversations/%s/Messages/%s/Receipts`,
      },
    });
  });
  app.get('/ContentTemplates', (c) => c.json({ templates: [], meta: { next_token: null } }));
  return app;
}
