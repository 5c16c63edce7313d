import { Hono, type MiddlewareHandler } from 'hono';
import { TwilioError, resourceNotFound } from '../errors.ts';
import { createApp } from '../http.ts';
import type { Faults } from '../local/faults.ts';
import type { Services } from '../services.ts';
import type { Notifier } from '../sync/notifier.ts';
import { createObjectsApi } from '../sync/objects-api.ts';
import { createSubscriptionsApi } from '../sync/subscriptions-api.ts';
import type { Sync } from '../sync/sync.ts';
import { identityOf, type SessionEnv } from '../twilsock/session.ts';
import { createConfigurationApi } from './configuration-api.ts';
import { createConversationsApi, createMyConversationsApi } from './conversations-api.ts';
import { createMessagesApi } from './messages-api.ts';
import { createParticipantsApi } from './participants-api.ts';
import { createReadHorizonApi } from './read-horizon-api.ts';
import { createTypingApi } from './typing-api.ts';
import { createUsersApi } from './users-api.ts';

interface UpstreamParts {
  sync: Sync;
  notifier: Notifier;
  faults: Faults;
  actionLimit: MiddlewareHandler;
  tellTyping: (conversationSid: string, identity: string) => void;
}

/** The app that answers the requests which clients make inside the socket: Conversations (`aim`) and Sync (`cds`). */
export function createUpstream(services: Services, parts: UpstreamParts): Hono {
  const { sync, notifier, faults, actionLimit, tellTyping } = parts;
  const { serviceSid } = services.config.conversations;
  const app = createApp(services);
  app.use(faults.middleware, actionLimit);
  app.route('/cds/v3', createObjectsApi(services, sync));
  app.route('/cds/v4/Subscriptions', createSubscriptionsApi(services, sync, notifier));
  app.route('/aim/v1', createTypingApi(services, tellTyping));
  app.route('/aim/Client/v2', createConfigurationApi(services));

  const service = new Hono<SessionEnv>();
  service.route('/Conversations', createConversationsApi(services));
  service.route('/Conversations', createMessagesApi(services));
  service.route('/Conversations', createParticipantsApi(services));
  service.route('/Users/:user/Conversations', ownOnly(createMyConversationsApi(services)));
  service.route('/Users/:user/Conversations', ownOnly(createReadHorizonApi(services)));
  service.route('/Users', createUsersApi(services));

  app.use('/aim/Client/v2/Services/:service/*', async (c, next) => {
    if (c.req.param('service') !== serviceSid) throw resourceNotFound(c.req.path);
    return next();
  });
  app.route(`/aim/Client/v2/Services/${serviceSid}`, service);
  return app;

  /** A client sees no list of conversations but its own. */
  function ownOnly(api: Hono<SessionEnv>): Hono<SessionEnv> {
    const guarded = new Hono<SessionEnv>();
    guarded.use(async (c, next) => {
      const user = services.store.userNamed(identityOf(c));
      const given = c.req.param('user');
      if (given !== user?.sid && given !== user?.identity)
        throw new TwilioError(403, 50107, 'User unauthorized for command');
      return next();
    });
    guarded.route('/', api);
    return guarded;
  }
}
