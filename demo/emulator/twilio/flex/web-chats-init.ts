import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { TwilioError } from '../errors.ts';
import { readParameters } from '../rest/parameters.ts';
import type { Services } from '../services.ts';
import { createAccessToken, readAccessToken } from '../twilsock/access-token.ts';
import type { WebChatInput } from './parse-web-chat.ts';
import type { WebChat } from './web-chats.ts';

// That of Webchat's own server; what Twilio's has is not known.
const tokenSeconds = 6 * 60 * 60;

/**
 * What Webchat calls straight from a page: `POST /Webchat/Init` begins a chat with a deployment key instead of the
 * account's credentials, `POST /Webchat/Tokens/Refresh` renews its token. All that is known of them is what Webchat
 * sends and reads; statuses and errors are assumed.
 */
export function createWebChatsInitApi(
  services: Services,
  create: (input: WebChatInput) => WebChat,
): Hono {
  const { config, clock } = services;
  const app = new Hono();
  app.use(cors());
  app.post('/Init', async (c) => {
    const { text } = await readParameters(c);
    const { conversationSid, identity } = create({
      addressSid: findAddressSid(services, text('DeploymentKey')),
      customerFriendlyName: text('CustomerFriendlyName'),
      preEngagementData: text('PreEngagementData'),
      identity: text('Identity'),
    });
    return c.json({ conversation_sid: conversationSid, ...issueToken(services, identity) });
  });
  app.post('/Tokens/Refresh', async (c) => {
    const { text } = await readParameters(c);
    findAddressSid(services, text('DeploymentKey'));
    const { identity } = await readAccessToken(text('Token'), config, clock.now());
    return c.json(issueToken(services, identity));
  });
  return app;
}

/** The address that a deployment key is for. Throws 401. */
function findAddressSid({ config }: Services, deploymentKey: string | undefined): string {
  const found = config.addresses.find(
    (address) => deploymentKey !== undefined && address.deploymentKey === deploymentKey,
  );
  if (!found) throw new TwilioError(401, 45741, 'Not authorized to create a webchat.');
  return found.sid;
}

function issueToken({ config, clock }: Services, identity: string) {
  const now = clock.now();
  const token = createAccessToken(config, { identity, ttlSeconds: tokenSeconds, now });
  const expiration = new Date(now + tokenSeconds * 1000).toISOString();
  return { token, identity, expiration };
}
