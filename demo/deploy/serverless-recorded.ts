import { Hono } from 'hono';
import { TwilioError } from '../emulator/twilio/errors.ts';
import { answerPage } from '../emulator/twilio/rest/paging.ts';
import { readParameters } from '../emulator/twilio/rest/parameters.ts';
import type { RestEnv } from '../emulator/twilio/rest/rest-app.ts';
import type { Services } from '../emulator/twilio/services.ts';
import { addBuildRoutes } from './serverless-builds.ts';
import { addEnvironmentRoutes } from './serverless-environments.ts';
import { addFileRoutes } from './serverless-files.ts';
import { serverlessUrl, someDates, toParts, type ServerlessParts } from './serverless-parts.ts';
import { createService, type ServerlessStore, type Service } from './serverless-store.ts';

/**
 * `serverless.twilio.com/v1` with the documented shapes, as far as a deploy calls it. It was written from the documentation
 * and the helper library's types, and compared with no live account.
 *
 * @see https://www.twilio.com/docs/serverless/api
 */
export function createServerlessApi(services: Services, store: ServerlessStore): Hono<RestEnv> {
  const parts = toParts(services, store);
  addServiceRoutes(parts);
  addFileRoutes(parts, 'Functions');
  addFileRoutes(parts, 'Assets');
  addBuildRoutes(parts);
  addEnvironmentRoutes(parts);
  return parts.app;
}

function addServiceRoutes({ app, store, accountSid, serviceOf }: ServerlessParts): void {
  const toBody = ({ sid, uniqueName, hasCredentials }: Service) => ({
    sid,
    account_sid: accountSid,
    unique_name: uniqueName,
    friendly_name: uniqueName,
    include_credentials: hasCredentials,
    ui_editable: false,
    domain_base: `${uniqueName}-1234`,
    ...someDates,
    url: `${serverlessUrl}/Services/${sid}`,
    links: {},
  });
  const list = { key: 'services', url: `${serverlessUrl}/Services`, toBody };
  app.get('/Services', (c) => answerPage(c, { ...list, items: store.services }));
  app.post('/Services', async (c) => {
    const parameters = await readParameters(c);
    const name = parameters.required('UniqueName');
    if (store.services.some(({ uniqueName }) => uniqueName === name))
      throw new TwilioError(409, 20409, 'A service with that unique name exists already');
    const service = createService(name, parameters.boolean('IncludeCredentials') ?? true);
    store.services.push(service);
    return c.json(toBody(service), 201);
  });
  app.get('/Services/:service', (c) => c.json(toBody(serviceOf(c.req.param('service')))));
  app.post('/Services/:service', async (c) => {
    const service = serviceOf(c.req.param('service'));
    service.hasCredentials =
      (await readParameters(c)).boolean('IncludeCredentials') ?? service.hasCredentials;
    return c.json(toBody(service));
  });
}
