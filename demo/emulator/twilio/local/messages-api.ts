import { Hono } from 'hono';
import * as v from 'valibot';
import { findConversation } from '../conversations/conversations.ts';
import { addMessage, removeMessage, updateMessage } from '../conversations/messages.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Message } from '../store/records.ts';
import { toMessageBody } from './conversation-body.ts';
import { attributes, hasWebhooks, text, toCause } from './conversation-input.ts';
import { readInput } from './parse-input.ts';

const newMessage = v.strictObject({
  author: v.optional(text, 'system'),
  body: v.string(),
  attributes: v.optional(attributes, {}),
  hasWebhooks,
});
const messageChange = v.strictObject({
  author: v.optional(text),
  body: v.optional(v.string()),
  attributes: v.optional(attributes),
  hasWebhooks,
});

/** Writes messages as anybody, changes and removes them. */
export function createMessagesApi(services: Services): Hono {
  const { store } = services;
  const app = new Hono();
  app.post('/:name/messages', async (c) => {
    const { author, body, ...input } = await readInput(c, newMessage);
    const conversation = findConversation(store, c.req.param('name'));
    const added = addMessage(
      services,
      conversation,
      { author, body, attributes: JSON.stringify(input.attributes) },
      toCause(c, input.hasWebhooks),
    );
    return c.json(toMessageBody(added), 201);
  });
  app.patch('/:name/messages/:index', async (c) => {
    const { author, body, ...input } = await readInput(c, messageChange);
    const changes = {
      ...(author !== undefined && { author }),
      ...(body !== undefined && { body }),
      ...(input.attributes && { attributes: JSON.stringify(input.attributes) }),
    };
    const message = find(c.req.param('name'), c.req.param('index'));
    const updated = updateMessage(services, message, changes, toCause(c, input.hasWebhooks));
    return c.json(toMessageBody(updated));
  });
  app.delete('/:name/messages/:index', (c) => {
    removeMessage(services, find(c.req.param('name'), c.req.param('index')), toCause(c));
    return c.body(null, 204);
  });

  function find(name: string, index: string): Message {
    const { sid } = findConversation(store, name);
    const found = store.messagesOf(sid).find((message) => String(message.index) === index);
    if (found) return found;
    throw new TwilioError(404, 50500, 'Message not found');
  }
  return app;
}
