import { Hono } from 'hono';
import { createUser, removeUser, updateUser } from '../../conversations/users.ts';
import { TwilioError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { User } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { given, givenToUpdate } from './given.ts';
import { userOf } from './lookup.ts';
import { scopeOf, type Call } from './scope.ts';

/** `/Users` */
export function createUserResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  /** @see https://www.twilio.com/docs/conversations/api/user-resource */
  function toBody(c: Call, user: User) {
    const url = `${scopeOf(c, config).url}/Users/${user.sid}`;
    return {
      sid: user.sid,
      account_sid: config.account.sid,
      chat_service_sid: config.conversations.serviceSid,
      role_sid: user.roleSid,
      identity: user.identity,
      friendly_name: user.friendlyName,
      attributes: user.attributes,
      // Without reachability, nobody is said to be online or not.
      is_online: null,
      is_notifiable: null,
      date_created: toIsoSeconds(user.dateCreated),
      date_updated: toIsoSeconds(user.dateUpdated),
      url,
      links: { user_conversations: `${url}/Conversations` },
    };
  }

  app.get('/Users', (c) =>
    answerPage(c, {
      key: 'users',
      url: `${scopeOf(c, config).url}/Users`,
      items: [...store.all('users')],
      toBody: (user) => toBody(c, user),
    }),
  );
  app.post('/Users', async (c) => {
    const parameters = await readParameters(c);
    const identity = parameters.text('Identity');
    if (!identity) throw new TwilioError(400, 50204, 'Identity not provided');
    const input = { identity, ...given(readInput(parameters)) };
    return c.json(toBody(c, createUser(services, input, c.get('cause'))), 201);
  });
  app.get('/Users/:user', (c) => c.json(toBody(c, userOf(c, store))));
  app.post('/Users/:user', async (c) => {
    const parameters = await readParameters(c);
    const user = userOf(c, store);
    const input = givenToUpdate(readInput(parameters));
    return c.json(toBody(c, updateUser(services, user, input, c.get('cause'))));
  });
  app.delete('/Users/:user', (c) => {
    removeUser(services, userOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readInput(parameters: Parameters) {
  return {
    friendlyName: parameters.text('FriendlyName'),
    attributes: parameters.text('Attributes'),
    roleSid: parameters.text('RoleSid'),
  };
}
