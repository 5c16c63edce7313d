import { Hono } from 'hono';
import { findConversation } from '../conversations/conversations.ts';
import { participationOf } from '../conversations/roles.ts';
import type { Services } from '../services.ts';
import { identityOf, type SessionEnv } from '../twilsock/session.ts';

/** Takes that a client types, and hands it on. */
export function createTypingApi(
  { store, config }: Services,
  tell: (conversationSid: string, identity: string) => void,
): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();
  app.post('/Instances/:service/Typing', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const conversation = findConversation(store, form.get('ChannelSid') ?? '');
    participationOf(store, identityOf(c), conversation.sid);
    tell(conversation.sid, identityOf(c));
    return c.json({ typing_timeout: config.conversations.typingTimeoutSeconds });
  });
  return app;
}
