import { Hono } from 'hono';
import {
  createConversation,
  removeConversation,
  updateConversation,
} from '../../conversations/conversations.ts';
import { invalidParameter } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Conversation } from '../../store/records.ts';
import { answerPage } from '../paging.ts';
import { readParameters, toParameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { toConversationBody } from './conversation-body.ts';
import { readConversationInput } from './conversation-input.ts';
import { givenToUpdate } from './given.ts';
import { conversationOf } from './lookup.ts';
import { scopeOf, type Call } from './scope.ts';

const dayMs = 86_400_000;

/** `/Conversations` */
export function createConversationResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();
  const toBody = (c: Call, conversation: Conversation) =>
    toConversationBody(conversation, scopeOf(c, config), config);

  app.get('/Conversations', (c) => {
    const isWanted = toFilter(c);
    return answerPage(c, {
      key: 'conversations',
      url: `${scopeOf(c, config).url}/Conversations`,
      items: [...store.all('conversations')].filter(isWanted),
      toBody: (one) => toBody(c, one),
    });
  });
  app.post('/Conversations', async (c) => {
    const input = readConversationInput(await readParameters(c));
    return c.json(toBody(c, createConversation(services, input, c.get('cause'))), 201);
  });
  app.get('/Conversations/:conversation', (c) => c.json(toBody(c, conversationOf(c, store))));
  app.post('/Conversations/:conversation', async (c) => {
    const parameters = await readParameters(c);
    const conversation = conversationOf(c, store);
    const input = givenToUpdate(readConversationInput(parameters));
    return c.json(toBody(c, updateConversation(services, conversation, input, c.get('cause'))));
  });
  app.delete('/Conversations/:conversation', (c) => {
    removeConversation(services, conversationOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

/** Assumed: the dates are of when a conversation was created, and the day of `EndDate` counts. */
function toFilter(c: Call): (conversation: Conversation) => boolean {
  const query = toParameters(new URL(c.req.url).searchParams);
  const state = query.oneOf('State', ['active', 'inactive', 'closed']);
  const from = query.date('StartDate') ?? -Infinity;
  const end = query.date('EndDate') ?? Infinity;
  const until = /^\d{4}-\d\d-\d\d$/.test(query.text('EndDate') ?? '') ? end + dayMs - 1 : end;
  if (from > until) throw invalidParameter('StartDate is after EndDate');
  return ({ dateCreated, ...one }) =>
    (state === undefined || one.state === state) && dateCreated >= from && dateCreated <= until;
}
