import type { Hono } from 'hono';
import { createInteractionsApi } from '../flex/interactions-api.ts';
import { createTasksApi } from '../flex/tasks-api.ts';
import { createWebChatsApi } from '../flex/web-chats.ts';
import { createMessagingApi } from '../messaging/messages-api.ts';
import type { Services } from '../services.ts';
import { createConversationsApi } from './conversations/index.ts';

/** Puts every REST product where its host leads: `conversations.twilio.com` to `/conversations`. */
export function mountRest(app: Hono, services: Services): void {
  app.route('/conversations/v1', createConversationsApi(services));
  app.route('/flex-api/v1', createInteractionsApi(services));
  app.route('/flex-api/v2', createWebChatsApi(services));
  app.route('/taskrouter/v1', createTasksApi(services));
  app.route('/api/2010-04-01', createMessagingApi(services));
}
