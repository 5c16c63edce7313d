import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Twilio } from 'twilio';
import { onTestFinished } from 'vitest';
import { createClock, type Clock } from '../../../shared/clock.ts';
import { listen } from '../../../shared/listen.ts';
import { createConversation } from '../../conversations/conversations.ts';
import { addParticipant } from '../../conversations/participants.ts';
import { addDefaultRoles } from '../../conversations/roles.ts';
import { createServices } from '../../core.ts';
import { createDeskApi } from '../../desk/desk-api.ts';
import { createApp } from '../../http.ts';
import { createMediaApi } from '../../media/media-api.ts';
import { createMediaStore, type MediaStore } from '../../media/media-store.ts';
import { byServer, type Services } from '../../services.ts';
import type { Conversation } from '../../store/records.ts';
import { buildConfig, supportNumber } from '../../testing/settings.ts';
import { createTwilioClient } from '../../testing/twilio-client.ts';
import { readAccessToken } from '../../twilsock/access-token.ts';
import { followTasks } from '../follow-tasks.ts';
import { createInteractionsApi } from '../interactions-api.ts';
import { createTasksApi } from '../tasks-api.ts';

export const noon = Date.parse('2026-03-02T12:00:00.000Z');
export const visitor = `FX${'7'.repeat(32)}`;
export const phone = '+14155550123';

/** Flex, its desk and files alone, served over HTTP at a frozen noon. */
export interface FlexLab {
  services: Services;
  clock: Clock;
  origin: string;
  mediaStore: MediaStore;
  client: Twilio;
  /** Who was said to type, and where. */
  typed: [conversationSid: string, identity: string][];
  /** How many commits there were so far. */
  commits: () => number;
  /** A web chat that the visitor is in. */
  webChat(attributes?: Record<string, unknown>): Conversation;
  /** A conversation with somebody at a phone. */
  smsChat(): Conversation;
}

interface FlexLabOptions {
  directory?: string;
  maxBytes?: number;
}

/** Starts Flex for one test; it stops when the test ends. */
export async function startFlexLab({ directory, maxBytes }: FlexLabOptions = {}): Promise<FlexLab> {
  const clock = createClock();
  clock.freeze(noon);
  let origin = '';
  const config = buildConfig();
  const services = createServices({ config, clock, log: () => undefined, origin: () => origin });
  addDefaultRoles(services);
  followTasks(services);
  const mediaStore = createMediaStore(directory === undefined ? {} : { directory });
  const typed: FlexLab['typed'] = [];
  let commits = 0;
  services.store.onCommit(() => (commits += 1));

  const app = createApp(services);
  app.route('/taskrouter/v1', createTasksApi(services));
  app.route('/flex-api/v1', createInteractionsApi(services));
  const readToken = (token: string) => readAccessToken(token, config, clock.now());
  const options = { readToken, ...(maxBytes !== undefined && { maxBytes }) };
  app.route('/mcs/v1', createMediaApi(services, mediaStore, options));
  const typing = (...who: [string, string]) => void typed.push(who);
  app.route('/_local/desk', createDeskApi(services, { mediaStore, typing }));

  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
  }) as Server;
  origin = await listen(server, { port: 0, name: 'Flex of a test', log: () => undefined });
  onTestFinished(async () => {
    services.alarms.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const open = (attributes: Record<string, unknown> = {}) =>
    createConversation(services, { attributes: JSON.stringify(attributes) }, byServer);
  return {
    services,
    clock,
    origin,
    mediaStore,
    client: createTwilioClient(origin),
    typed,
    commits: () => commits,
    webChat(attributes) {
      const conversation = open(attributes);
      addParticipant(services, conversation, { identity: visitor }, byServer);
      return conversation;
    },
    smsChat() {
      const conversation = open();
      const messagingBinding = {
        type: 'sms' as const,
        address: phone,
        proxyAddress: supportNumber,
      };
      addParticipant(services, conversation, { messagingBinding }, byServer);
      return conversation;
    },
  };
}

/** What a call of the helper library was refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; code: number; message: string }> {
  try {
    await call;
  } catch (error) {
    const { status, code, message } = error as { status: number; code: number; message: string };
    return { status, code, message };
  }
  throw new Error('The call was not refused.');
}
