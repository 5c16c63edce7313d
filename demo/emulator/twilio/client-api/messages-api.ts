import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { findConversation } from '../conversations/conversations.ts';
import {
  addMessage,
  findMessage,
  removeMessage,
  updateMessage,
} from '../conversations/messages.ts';
import { assertMay, participationOf } from '../conversations/roles.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Message } from '../store/records.ts';
import { causeOf, identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toMessageBody } from './bodies.ts';
import { readJson } from './read-json.ts';

const newMessage = v.object({
  body: v.nullish(v.string()),
  subject: v.nullish(v.string()),
  attributes: v.optional(v.string()),
  media_sids: v.optional(v.array(v.string())),
  content_sid: v.optional(v.string()),
});
const changes = v.object({ body: v.optional(v.string()), attributes: v.optional(v.string()) });

/** Messages, for clients that take part in the conversation. */
export function createMessagesApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();
  const base = '/:conversation/Messages';

  app.post(base, async (c) => {
    const { body, subject, attributes, media_sids, content_sid } = await readJson(c, newMessage);
    // Found after the wait: what was read before would be out of date.
    const conversation = findConversation(store, c.req.param('conversation'));
    const identity = identityOf(c);
    const target = { identity, conversationSid: conversation.sid };
    assertMay(store, target, 'sendMessage');
    if (media_sids?.length) assertMay(store, target, 'sendMediaMessage');
    const input = {
      author: identity,
      // The SDK sends an empty text as it is, and no text as none.
      body: body ?? (media_sids?.length || content_sid ? null : ''),
      ...(subject != null && { subject }),
      ...(attributes !== undefined && { attributes }),
      ...(media_sids && { mediaSids: media_sids }),
      ...(content_sid !== undefined && { contentSid: content_sid }),
    };
    const message = addMessage(services, conversation, input, causeOf(c));
    return c.json(toMessageBody(services, message), 201);
  });

  app.post(`${base}/:message`, async (c) => {
    const given = await readJson(c, changes);
    const message = open(c);
    const { body, attributes } = given;
    if (body !== undefined) assertMayChange(c, message, 'editOwnMessage', 'editAnyMessage');
    if (attributes !== undefined)
      assertMayChange(c, message, 'editOwnMessageAttributes', 'editAnyMessageAttributes');
    const input = {
      ...(body !== undefined && { body }),
      ...(attributes !== undefined && { attributes }),
    };
    return c.json(toMessageBody(services, updateMessage(services, message, input, causeOf(c))));
  });

  app.delete(`${base}/:message`, (c) => {
    const message = open(c);
    assertMayChange(c, message, 'deleteOwnMessage', 'deleteAnyMessage');
    removeMessage(services, message, causeOf(c));
    return c.body(null, 204);
  });

  app.get(`${base}/:message`, (c) => c.json(toMessageBody(services, open(c))));
  app.get(`${base}/:message/Receipts`, (c) => {
    open(c);
    return c.json({ delivery_receipts: [], meta: { previous_token: null, next_token: null } });
  });
  app.get(`${base}/:message/ChannelMetadata`, (c) => {
    open(c);
    throw new TwilioError(404, 50530, 'Channel metadata not found');
  });

  function open(c: Context<SessionEnv>): Message {
    const conversation = findConversation(store, c.req.param('conversation') ?? '');
    participationOf(store, identityOf(c), conversation.sid);
    return findMessage(store, conversation.sid, c.req.param('message') ?? '');
  }

  function assertMayChange(c: Context<SessionEnv>, message: Message, own: string, any: string) {
    const identity = identityOf(c);
    const target = { identity, conversationSid: message.conversationSid };
    assertMay(store, target, ...(message.author === identity ? [own, any] : [any]));
  }

  return app;
}
