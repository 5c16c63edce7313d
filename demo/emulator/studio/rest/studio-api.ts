import type { Hono } from 'hono';
import { createRestApp, type RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Services } from '../../twilio/services.ts';
import type { Studio } from '../engine/studio.ts';
import { createContextResource } from './context-resource.ts';
import { createExecutionResource } from './execution-resource.ts';
import { createFlowResource } from './flow-resource.ts';
import { createRevisionResource } from './revision-resource.ts';
import { createStepResource } from './step-resource.ts';
import { createTestUserResource } from './test-user-resource.ts';
import { createValidateResource } from './validate-resource.ts';
import { refuseOtherMethods } from '../../twilio/rest/refuse-other-methods.ts';

/** A resource of Studio gets the account that it answers for, and the Studio. */
export type StudioResource = (studio: Studio, accountSid: string) => Hono<RestEnv>;

// Validation comes first: its path would else be that of a flow.
const resources: readonly StudioResource[] = [
  createValidateResource,
  createFlowResource,
  createRevisionResource,
  createTestUserResource,
  createExecutionResource,
  createContextResource,
  createStepResource,
];

/** Studio's REST API, to be mounted at `/studio/v2`. */
export function createStudioApi(services: Services, studio: Studio): Hono<RestEnv> {
  const app = createRestApp(services);
  for (const createResource of resources)
    app.route('/', createResource(studio, services.config.account.sid));
  refuseOtherMethods(app);
  return app;
}
