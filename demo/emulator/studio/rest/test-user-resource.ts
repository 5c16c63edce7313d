import { Hono } from 'hono';
import { readParameters } from '../../twilio/rest/parameters.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Flow } from '../engine/flows.ts';
import type { Studio } from '../engine/studio.ts';
import { flowOf, notFound, root } from './lookup.ts';

/** `/Flows/{sid}/TestUsers`; @see https://www.twilio.com/docs/studio/rest-api/v2/test-user */
export function createTestUserResource(studio: Studio): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  app.get('/Flows/:flow/TestUsers', (c) => c.json(toBody(flowOf(c, studio))));
  app.post('/Flows/:flow/TestUsers', async (c) => {
    const { sid } = flowOf(c, studio);
    const parameters = await readParameters(c);
    const users = parameters.list('TestUsers').filter((user) => user !== '');
    const flow = studio.flows.setTestUsers(sid, users);
    if (!flow) throw notFound(c);
    return c.json(toBody(flow), 201);
  });
  return app;
}

function toBody({ sid, testUsers }: Flow) {
  return { sid, test_users: testUsers, url: `${root}/Flows/${sid}/TestUsers` };
}
