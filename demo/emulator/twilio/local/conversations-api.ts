import { Hono } from 'hono';
import * as v from 'valibot';
import {
  createConversation,
  findConversation,
  updateConversation,
} from '../conversations/conversations.ts';
import { participationOf } from '../conversations/roles.ts';
import { addParticipant } from '../conversations/participants.ts';
import type { Services } from '../services.ts';
import { attributes, hasWebhooks, identity, text, toCause } from './conversation-input.ts';
import { createMessagesApi } from './messages-api.ts';
import { readInput } from './parse-input.ts';
import { createParticipantsApi } from './participants-api.ts';
import { toConversationBody } from './conversation-body.ts';
import type { SocketControl } from './socket-control.ts';

const newConversation = v.strictObject({
  friendlyName: v.optional(text),
  uniqueName: v.optional(text),
  attributes: v.optional(attributes, {}),
  /** Identities that take part from the start. */
  participants: v.optional(v.array(identity), []),
  hasWebhooks,
});
const newState = v.strictObject({
  state: v.picklist(['active', 'inactive', 'closed']),
  hasWebhooks,
});
const somebody = v.strictObject({ identity });

/** Acts as the other side of a conversation does: a bot, an agent, a server. */
export function createConversationsApi(services: Services, sockets: SocketControl): Hono {
  const { store } = services;
  const find = (name: string) => findConversation(store, name);
  const toBody = (name: string) => toConversationBody(store, find(name));
  const app = new Hono();
  app.post('/', async (c) => {
    const { participants, friendlyName, uniqueName, ...input } = await readInput(
      c,
      newConversation,
    );
    const cause = toCause(c, input.hasWebhooks);
    const names = { ...(friendlyName && { friendlyName }), ...(uniqueName && { uniqueName }) };
    const json = JSON.stringify(input.attributes);
    const { sid } = createConversation(services, { ...names, attributes: json }, cause);
    for (const one of new Set(participants))
      addParticipant(services, find(sid), { identity: one }, cause);
    return c.json(toBody(sid), 201);
  });
  app.get('/:name', (c) => c.json(toBody(c.req.param('name'))));
  app.post('/:name/attributes', async (c) => {
    const json = JSON.stringify(await readInput(c, attributes));
    const conversation = find(c.req.param('name'));
    updateConversation(services, conversation, { attributes: json }, toCause(c));
    return c.json(toBody(conversation.sid));
  });
  app.post('/:name/state', async (c) => {
    const { state, ...input } = await readInput(c, newState);
    const conversation = find(c.req.param('name'));
    updateConversation(services, conversation, { state }, toCause(c, input.hasWebhooks));
    return c.json(toBody(conversation.sid));
  });
  app.post('/:name/typing', async (c) => {
    const input = await readInput(c, somebody);
    const { sid } = find(c.req.param('name'));
    // An SDK overlooks whoever is not among the participants.
    participationOf(store, input.identity, sid);
    sockets.typing(sid, input.identity);
    return c.json({ conversationSid: sid, ...input });
  });
  app.route('/', createParticipantsApi(services));
  app.route('/', createMessagesApi(services));
  return app;
}
