import { Hono } from 'hono';
import * as v from 'valibot';
import { assertMayInService } from '../conversations/roles.ts';
import { updateUser } from '../conversations/users.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { User } from '../store/records.ts';
import { causeOf, identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toUserBody } from './bodies.ts';
import { readJson } from './read-json.ts';

const changes = v.object({
  friendly_name: v.optional(v.string()),
  attributes: v.optional(v.string()),
});

/** Users, by identity or SID. */
export function createUsersApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();

  function find(given: string): User {
    const found = store.userNamed(given) ?? store.get('users', given);
    if (!found) throw new TwilioError(404, 50200, 'User not found');
    return found;
  }

  app.get('/:user', (c) => c.json(toUserBody(services, find(c.req.param('user')))));
  app.post('/:user', async (c) => {
    const { friendly_name: friendlyName, attributes } = await readJson(c, changes);
    const user = find(c.req.param('user'));
    const isOwn = user.identity === identityOf(c);
    assertMayInService(store, identityOf(c), isOwn ? 'editOwnUserInfo' : 'editAnyUserInfo');
    const input = {
      ...(friendlyName !== undefined && { friendlyName }),
      ...(attributes !== undefined && { attributes }),
    };
    return c.json(toUserBody(services, updateUser(services, user, input, causeOf(c))));
  });
  return app;
}
