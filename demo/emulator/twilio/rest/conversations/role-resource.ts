import { Hono } from 'hono';
import { createRole, removeRole, updateRole } from '../../conversations/role-changes.ts';
import { invalidParameter, TwilioError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Role } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { roleOf } from './lookup.ts';
import { scopeOf, type Call } from './scope.ts';

/** `/Roles` */
export function createRoleResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  /** @see https://www.twilio.com/docs/conversations/api/role-resource */
  const toBody = (c: Call, role: Role) => ({
    sid: role.sid,
    account_sid: config.account.sid,
    chat_service_sid: config.conversations.serviceSid,
    friendly_name: role.friendlyName,
    type: role.type,
    permissions: role.permissions,
    date_created: toIsoSeconds(role.dateCreated),
    date_updated: toIsoSeconds(role.dateUpdated),
    url: `${scopeOf(c, config).url}/Roles/${role.sid}`,
  });

  app.get('/Roles', (c) =>
    answerPage(c, {
      key: 'roles',
      url: `${scopeOf(c, config).url}/Roles`,
      items: [...store.all('roles')],
      toBody: (role) => toBody(c, role),
    }),
  );
  app.post('/Roles', async (c) => {
    const parameters = await readParameters(c);
    const input = {
      friendlyName: parameters.required('FriendlyName'),
      type: readType(parameters),
      permissions: readPermissions(parameters),
    };
    return c.json(toBody(c, createRole(services, input, c.get('cause'))), 201);
  });
  app.get('/Roles/:role', (c) => c.json(toBody(c, roleOf(c, store))));
  app.post('/Roles/:role', async (c) => {
    const parameters = await readParameters(c);
    const role = roleOf(c, store);
    const permissions = readPermissions(parameters);
    return c.json(toBody(c, updateRole(services, role, permissions, c.get('cause'))));
  });
  app.delete('/Roles/:role', (c) => {
    removeRole(services, roleOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readType(parameters: Parameters): Role['type'] {
  const type = parameters.required('Type');
  if (type === 'conversation' || type === 'service') return type;
  throw new TwilioError(400, 50105, 'Invalid role type');
}

function readPermissions(parameters: Parameters): string[] {
  if (parameters.has('Permission')) return parameters.list('Permission');
  throw invalidParameter('Missing required parameter Permission in the post body');
}
