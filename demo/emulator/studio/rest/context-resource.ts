import { Hono } from 'hono';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Studio } from '../engine/studio.ts';
import { toContextBody, toExecutionUrl } from './execution-body.ts';
import { executionOf } from './lookup.ts';

/** `…/Executions/{sid}/Context`; @see https://www.twilio.com/docs/studio/rest-api/v2/execution-context */
export function createContextResource(studio: Studio, accountSid: string): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  app.get('/Flows/:flow/Executions/:execution/Context', (c) => {
    const { execution, context } = executionOf(c, studio);
    return c.json({
      account_sid: accountSid,
      context: toContextBody(context),
      flow_sid: execution.flowSid,
      execution_sid: execution.sid,
      url: `${toExecutionUrl(execution)}/Context`,
    });
  });
  return app;
}
