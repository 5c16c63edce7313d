import { Hono } from 'hono';
import { createRateLimit } from '../../shared/rate-limit.ts';
import { roleSid } from '../conversations/roles.ts';
import { toMissingUser } from '../conversations/users.ts';
import { tooManyRequests } from '../errors.ts';
import { buildNewConversation } from '../messaging/new-conversation.ts';
import { readParameters } from '../rest/parameters.ts';
import { createRestApp, type RestEnv } from '../rest/rest-app.ts';
import { byServer, type Services } from '../services.ts';
import { createSid } from '../sids.ts';
import { put, type Write } from '../store/store.ts';
import { findChatAddress, parseWebChat, type WebChatInput } from './parse-web-chat.ts';
import { createWebChatsInitApi } from './web-chats-init.ts';

/** The conversation of a new web chat, and who the visitor is in it. */
export interface WebChat {
  conversationSid: string;
  identity: string;
}

// @see https://www.twilio.com/docs/flex/developer/conversations/webchat/setup
const chatsPerSecond = 5;

/**
 * Begins a web chat: a conversation with the visitor in it, and the address's flow or webhook attached. Nobody is told
 * until the first message. As Webchat 3 does, its attributes have `pre_engagement_data` alone, and no `from`.
 * Throws {@link TwilioError}, and then nothing has changed.
 */
export function createWebChat(services: Services, input: WebChatInput): WebChat {
  const { store } = services;
  const address = findChatAddress(store, input.addressSid);
  const { identity = createSid('FX'), customerFriendlyName, ...chat } = parseWebChat(input);
  const { conversation, writes } = buildNewConversation(services, address, {
    friendlyName: chat.chatFriendlyName ?? null,
    attributes: chat.attributes,
    participant: { identity, roleSid: roleSid('guest') },
  });
  const user = toNamedUser(services, identity, customerFriendlyName);
  store.commit([...user, ...writes], byServer);
  return { conversationSid: conversation.sid, identity };
}

/** Assumed: a visitor who was here before takes the name that is given now. */
function toNamedUser(services: Services, identity: string, friendlyName?: string): Write[] {
  const { store, clock } = services;
  const known = store.userNamed(identity);
  if (known) {
    if (friendlyName === undefined || friendlyName === known.friendlyName) return [];
    return [put('users', { ...known, friendlyName, dateUpdated: clock.now() })];
  }
  return toMissingUser(services, identity).map((write) =>
    write.table === 'users' && friendlyName !== undefined
      ? put('users', { ...write.record, friendlyName })
      : write,
  );
}

/**
 * Flex's web chats: `POST /v2/WebChats` for servers, `/v2/Webchat/…` for pages, to be mounted without its version. `now`
 * counts ms for the rate limit.
 */
export function createWebChatsApi(services: Services, now?: () => number): Hono {
  const isAboveLimit = createRateLimit(chatsPerSecond, now);
  const create = (input: WebChatInput) => {
    if (isAboveLimit()) throw tooManyRequests();
    return createWebChat(services, input);
  };
  const app = new Hono();
  // First: what follows asks for the account's credentials, which no page has.
  app.route('/Webchat', createWebChatsInitApi(services, create));
  app.route('/', createServerApi(services, create));
  return app;
}

function createServerApi(
  services: Services,
  create: (input: WebChatInput) => WebChat,
): Hono<RestEnv> {
  const app = createRestApp(services);
  app.post('/WebChats', async (c) => {
    const { text } = await readParameters(c);
    const { conversationSid, identity } = create({
      addressSid: text('AddressSid'),
      chatFriendlyName: text('ChatFriendlyName'),
      customerFriendlyName: text('CustomerFriendlyName'),
      preEngagementData: text('PreEngagementData'),
      identity: text('Identity'),
    });
    return c.json({ conversation_sid: conversationSid, identity }, 201);
  });
  return app;
}
