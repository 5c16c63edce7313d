import { Hono } from 'hono';
import * as v from 'valibot';
import { findConversation } from '../conversations/conversations.ts';
import { updateParticipant } from '../conversations/participants.ts';
import { participationOf } from '../conversations/roles.ts';
import type { Services } from '../services.ts';
import { causeOf, identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toConversationBody } from './bodies.ts';
import { readJson } from './read-json.ts';

const body = v.object({
  last_read_message_index: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
  notification_level: v.optional(v.picklist(['default', 'muted'])),
});

/** How far a client has read a conversation, and whether it wants to be notified. */
export function createReadHorizonApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();
  app.post('/:conversation', async (c) => {
    const { last_read_message_index: lastRead, notification_level: level } = await readJson(
      c,
      body,
    );
    const conversation = findConversation(store, c.req.param('conversation'));
    const own = participationOf(store, identityOf(c), conversation.sid);
    const newest = conversation.nextIndex - 1;
    const input = {
      // Nobody can have read what is not written yet.
      ...(lastRead !== undefined && {
        lastReadMessageIndex: lastRead === null ? null : Math.min(lastRead, Math.max(0, newest)),
      }),
      ...(level !== undefined && { notificationLevel: level }),
    };
    const updated = updateParticipant(services, own, input, causeOf(c));
    return c.json(toConversationBody(services, conversation, updated));
  });
  return app;
}
