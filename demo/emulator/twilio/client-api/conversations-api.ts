import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import {
  createConversation,
  findConversation,
  removeConversation,
  updateConversation,
  type ConversationInput,
} from '../conversations/conversations.ts';
import { assertMay, assertMayInService, assertMayRead } from '../conversations/roles.ts';
import { conversationNotFound } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Conversation } from '../store/records.ts';
import { causeOf, identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toConversationBody } from './bodies.ts';
import { readJson } from './read-json.ts';

const nullableText = v.nullish(v.string());
const body = v.object({
  friendly_name: nullableText,
  unique_name: nullableText,
  attributes: v.optional(v.string()),
});

const permissions = {
  friendly_name: 'editConversationName',
  unique_name: 'editConversationUniqueName',
  attributes: 'editConversationAttributes',
} as const;

/** Conversations, for clients: their own, and those that they create. */
export function createConversationsApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();

  /** The conversation of the path, if the client may see it. */
  function open(c: Context<SessionEnv>): Conversation {
    const conversation = findConversation(store, c.req.param('conversation') ?? '');
    assertMayRead(store, identityOf(c), conversation.sid);
    return conversation;
  }

  function answer(c: Context<SessionEnv>, conversation: Conversation, status: 200 | 201 = 200) {
    const own = store
      .participantsOf(conversation.sid)
      .find(({ identity }) => identity === identityOf(c));
    return c.json(toConversationBody(services, conversation, own), status);
  }

  app.post('/', async (c) => {
    const input = toInput(await readJson(c, body));
    assertMayInService(store, identityOf(c), 'createConversation');
    return answer(c, createConversation(services, input, causeOf(c)), 201);
  });
  app.get('/:conversation', (c) => answer(c, open(c)));
  app.post('/:conversation', async (c) => {
    const given = await readJson(c, body);
    const conversation = open(c);
    const target = { identity: identityOf(c), conversationSid: conversation.sid };
    for (const [field, permission] of Object.entries(permissions)) {
      if (given[field as keyof typeof given] !== undefined) assertMay(store, target, permission);
    }
    return answer(c, updateConversation(services, conversation, toInput(given), causeOf(c)));
  });
  app.delete('/:conversation', (c) => {
    const conversation = open(c);
    const target = { identity: identityOf(c), conversationSid: conversation.sid };
    assertMay(store, target, 'deleteConversation');
    removeConversation(services, conversation, causeOf(c));
    return c.body(null, 204);
  });
  return app;
}

/** The conversations that a client takes part in, by SID or unique name; it sets there how far it has read. */
export function createMyConversationsApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();
  app.get('/', (c) => {
    const from = Number(c.req.query('PageToken') ?? 0) || 0;
    const all = store.participationsOf(identityOf(c));
    const page = all.slice(from, from + pageSize);
    return c.json({
      conversations: page.flatMap((own) => {
        const conversation = store.get('conversations', own.conversationSid);
        return conversation ? [toConversationBody(services, conversation, own)] : [];
      }),
      meta: {
        previous_token: from > 0 ? String(Math.max(0, from - pageSize)) : null,
        next_token: from + pageSize < all.length ? String(from + pageSize) : null,
      },
    });
  });
  app.get('/:conversation', (c) => {
    const conversation = findConversation(store, c.req.param('conversation'));
    const own = store
      .participantsOf(conversation.sid)
      .find(({ identity }) => identity === identityOf(c));
    // Whether others talk under that name is not for a client to know.
    if (!own) throw conversationNotFound();
    return c.json(toConversationBody(services, conversation, own));
  });
  return app;
}

const pageSize = 100;

function toInput(given: v.InferOutput<typeof body>): ConversationInput {
  const { friendly_name: friendlyName, unique_name: uniqueName, attributes } = given;
  return {
    ...(friendlyName !== undefined && { friendlyName }),
    ...(uniqueName !== undefined && { uniqueName }),
    ...(attributes !== undefined && { attributes }),
  };
}
