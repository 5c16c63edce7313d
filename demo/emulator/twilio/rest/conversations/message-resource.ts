import { Hono } from 'hono';
import {
  addMessage,
  removeMessage,
  updateMessage,
  type MessageInput,
} from '../../conversations/messages.ts';
import { TwilioError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { isSid } from '../../sids.ts';
import { answerPage } from '../paging.ts';
import { readParameters, toParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { given, givenToUpdate, readDates } from './given.ts';
import { conversationOf, messageOf } from './lookup.ts';
import { toMessageBody } from './message-body.ts';
import { scopeOf } from './scope.ts';

const all = '/Conversations/:conversation/Messages';
const one = `${all}/:message`;

/** `/Conversations/{CH}/Messages` */
export function createMessageResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  app.get(all, (c) => {
    const { sid } = conversationOf(c, store);
    const query = toParameters(new URL(c.req.url).searchParams);
    const scope = scopeOf(c, config);
    const messages = store.messagesOf(sid);
    return answerPage(c, {
      key: 'messages',
      url: `${scope.url}/Conversations/${sid}/Messages`,
      items: query.oneOf('Order', ['asc', 'desc']) === 'desc' ? messages.toReversed() : messages,
      toBody: (message) => toMessageBody(message, scope),
    });
  });
  app.post(all, async (c) => {
    const parameters = await readParameters(c);
    const conversation = conversationOf(c, store);
    const added = addMessage(services, conversation, readNew(parameters), c.get('cause'));
    return c.json(toMessageBody(added, scopeOf(c, config)), 201);
  });
  app.get(one, (c) => c.json(toMessageBody(messageOf(c, store), scopeOf(c, config))));
  app.post(one, async (c) => {
    const parameters = await readParameters(c);
    const message = messageOf(c, store);
    const input = givenToUpdate(readChange(parameters));
    const updated = updateMessage(services, message, input, c.get('cause'));
    return c.json(toMessageBody(updated, scopeOf(c, config)));
  });
  app.delete(one, (c) => {
    removeMessage(services, messageOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readNew(parameters: Parameters): MessageInput {
  const mediaSids = parameters.list('MediaSid');
  if (mediaSids.some((sid) => !isSid('ME', sid)))
    throw new TwilioError(400, 50510, 'Invalid message media SID');
  const contentSid = parameters.text('ContentSid');
  if (contentSid !== undefined && !isSid('HX', contentSid))
    throw new TwilioError(400, 50526, 'Invalid content SID');
  return given({ ...readChange(parameters), mediaSids, contentSid });
}

function readChange(parameters: Parameters) {
  return {
    author: parameters.text('Author'),
    body: parameters.text('Body'),
    subject: parameters.textOrNull('Subject'),
    attributes: parameters.text('Attributes'),
    ...readDates(parameters),
  };
}
