import type { Hono } from 'hono';
import { resourceNotFound } from '../emulator/twilio/errors.ts';
import { createRestApp, type RestEnv } from '../emulator/twilio/rest/rest-app.ts';
import type { Services } from '../emulator/twilio/services.ts';
import type { ServerlessStore, Service } from './serverless-store.ts';

/** Where the API is in the cloud. */
export const serverlessUrl = 'https://serverless.twilio.com/v1';

/** What the routes of each resource work with. */
export interface ServerlessParts {
  app: Hono<RestEnv>;
  store: ServerlessStore;
  accountSid: string;
  /** The service of a path. Throws 404. */
  serviceOf: (sid: string) => Service;
}

/** What every host of the API has. */
export function toParts(services: Services, store: ServerlessStore): ServerlessParts {
  return {
    app: createRestApp(services),
    store,
    accountSid: services.config.account.sid,
    serviceOf(sid) {
      const found = store.services.find((one) => one.sid === sid || one.uniqueName === sid);
      if (!found) throw resourceNotFound(`/Services/${sid}`);
      return found;
    },
  };
}

/** Times that nobody looks at. */
export const someDates = {
  date_created: '2026-03-02T12:00:00Z',
  date_updated: '2026-03-02T12:00:00Z',
};
