import { Hono } from 'hono';
import * as v from 'valibot';
import { findConversation } from '../conversations/conversations.ts';
import { addParticipant, removeParticipant } from '../conversations/participants.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { toParticipantBody } from './conversation-body.ts';
import { attributes, hasWebhooks, identity, toCause } from './conversation-input.ts';
import { readInput } from './parse-input.ts';

const newParticipant = v.strictObject({
  identity,
  attributes: v.optional(attributes, {}),
  hasWebhooks,
});

/** Adds people to conversations, and removes them. */
export function createParticipantsApi(services: Services): Hono {
  const { store } = services;
  const app = new Hono();
  app.post('/:name/participants', async (c) => {
    const input = await readInput(c, newParticipant);
    const conversation = findConversation(store, c.req.param('name'));
    const added = addParticipant(
      services,
      conversation,
      { identity: input.identity, attributes: JSON.stringify(input.attributes) },
      toCause(c, input.hasWebhooks),
    );
    return c.json(toParticipantBody(added), 201);
  });
  app.delete('/:name/participants/:who', (c) => {
    const who = c.req.param('who');
    const { sid } = findConversation(store, c.req.param('name'));
    const found = store.participantsOf(sid).find((one) => one.identity === who || one.sid === who);
    if (!found) throw new TwilioError(404, 50432, 'Participant not found');
    removeParticipant(services, found, toCause(c));
    return c.body(null, 204);
  });
  return app;
}
