import type { Context } from 'hono';
import { resourceNotFound, type TwilioError } from '../../twilio/errors.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Flow } from '../engine/flows.ts';
import type { Runner } from '../engine/runner.ts';
import type { Studio } from '../engine/studio.ts';

/** A call to Studio's REST API. */
export type Call = Context<RestEnv>;

/** Where Studio's REST API is in the cloud. */
export const root = 'https://studio.twilio.com/v2';

/** The error of a call for something that is not there; Studio leaves the version out. */
export function notFound(c: Call): TwilioError {
  return resourceNotFound(c.req.path.replace(/^\/studio\/v2(?=\/)/, ''));
}

/** The flow that a call is about. */
export function flowOf(c: Call, { flows }: Studio): Flow {
  const flow = flows.get(c.req.param('flow') ?? '');
  if (!flow) throw notFound(c);
  return flow;
}

/** The execution that a call is about. */
export function executionOf(c: Call, studio: Studio): Runner {
  const { sid } = flowOf(c, studio);
  const runner = studio.find(c.req.param('execution') ?? '');
  if (!runner || runner.execution.flowSid !== sid || isSubflow(runner)) throw notFound(c);
  return runner;
}

/** Whether it runs in another execution, which in the cloud is one with it. */
export function isSubflow({ execution }: Runner): boolean {
  return execution.triggerEvent === 'incomingParent';
}
