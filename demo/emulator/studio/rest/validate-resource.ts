import { Hono } from 'hono';
import { readParameters } from '../../twilio/rest/parameters.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import { readFlow } from './flow-input.ts';
import { refuseFlow } from './refuse-flow.ts';

/** `/Flows/Validate`; @see https://www.twilio.com/docs/studio/rest-api/v2/flow-validate */
export function createValidateResource(): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  app.post('/Flows/Validate', async (c) => {
    const parameters = await readParameters(c);
    parameters.required('FriendlyName');
    parameters.required('Definition');
    const { examination } = readFlow(parameters);
    if (!examination || examination.errors.length > 0)
      return refuseFlow(c, examination ?? { errors: [], warnings: [] });
    return c.json({ valid: true, warnings: examination.warnings });
  });
  return app;
}
