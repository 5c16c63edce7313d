import { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { createRestApp, type RestEnv } from '../rest-app.ts';
import { createAddressResource } from './address-resource.ts';
import { createConfigurationResource } from './configuration-resource.ts';
import { createConversationResource } from './conversation-resource.ts';
import { createMessageResource } from './message-resource.ts';
import { createParticipantConversationResource } from './participant-conversation-resource.ts';
import { createParticipantResource } from './participant-resource.ts';
import { createReceiptResource } from './receipt-resource.ts';
import { createRoleResource } from './role-resource.ts';
import { notFound } from './scope.ts';
import { createServiceResource } from './service-resource.ts';
import { createUserConversationResource } from './user-conversation-resource.ts';
import { createUserResource } from './user-resource.ts';
import { createWebhookResource } from './webhook-resource.ts';
import { createWithParticipantsResource } from './with-participants-resource.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';

// What there is both for the account and for its service.
const resources = [
  createConversationResource,
  createParticipantResource,
  createMessageResource,
  createReceiptResource,
  createWebhookResource,
  createUserResource,
  createUserConversationResource,
  createParticipantConversationResource,
  createWithParticipantsResource,
  createRoleResource,
];

/** The Conversations API, to be mounted at `/conversations/v1`. */
export function createConversationsApi(services: Services): Hono<RestEnv> {
  const { serviceSid } = services.config.conversations;
  const app = createRestApp(services);
  app.use('/Services/:service/*', (c, next) => {
    if (c.req.param('service') !== serviceSid) throw notFound(c);
    return next();
  });
  app.route('/', createServiceResource(services));
  app.route('/', createConfigurationResource(services));
  app.route('/', createAddressResource(services));
  for (const createResource of resources) {
    app.route('/', createResource(services));
    app.route('/Services/:service', createResource(services));
  }
  refuseOtherMethods(app);
  return app;
}
