import { Hono } from 'hono';
import { invalidParameter, TwilioError, toEnvelope } from '../../twilio/errors.ts';
import { answerPage } from '../../twilio/rest/paging.ts';
import { readParameters, toParameters } from '../../twilio/rest/parameters.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Runner } from '../engine/runner.ts';
import type { Studio } from '../engine/studio.ts';
import { toExecutionBody } from './execution-body.ts';
import { readStart } from './execution-input.ts';
import { executionOf, flowOf, isSubflow, root, type Call } from './lookup.ts';

const statuses = ['active', 'ended'] as const;

/** `/Flows/{sid}/Executions` */
export function createExecutionResource(studio: Studio, accountSid: string): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const toBody = (runner: Runner) => toExecutionBody(accountSid, runner);

  app.get('/Flows/:flow/Executions', (c) => {
    const { sid } = flowOf(c, studio);
    const isAsked = readFilter(c);
    const items = studio.list(sid).filter((runner) => !isSubflow(runner) && isAsked(runner));
    return answerPage(c, {
      largest: 1000,
      key: 'executions',
      url: `${root}/Flows/${sid}/Executions`,
      items,
      toBody,
    });
  });
  app.post('/Flows/:flow/Executions', async (c) => {
    const { sid } = flowOf(c, studio);
    const request = readStart(await readParameters(c), sid);
    const active = studio.findActive(request);
    if (active) return refuseSecond(c, active);
    const runner = studio.start(request);
    if (!runner) throw invalidParameter('The flow is not published. Publish it first');
    return c.json(toBody(runner), 201);
  });
  app.get('/Flows/:flow/Executions/:execution', (c) => c.json(toBody(executionOf(c, studio))));
  app.post('/Flows/:flow/Executions/:execution', async (c) => {
    const runner = executionOf(c, studio);
    const parameters = await readParameters(c);
    parameters.required('Status');
    if (parameters.oneOf('Status', statuses) !== 'ended')
      throw invalidParameter('An execution can be ended, and nothing else');
    runner.stop();
    return c.json(toBody(runner));
  });
  app.delete('/Flows/:flow/Executions/:execution', (c) => {
    studio.remove(executionOf(c, studio).execution.sid);
    return c.body(null, 204);
  });
  return app;
}

/** Whether an execution is one of those that the query asks for. */
function readFilter(c: Call): (runner: Runner) => boolean {
  const query = toParameters(new URLSearchParams(c.req.query()));
  // The helper library writes it small.
  const status = query.oneOf('status', statuses) ?? query.oneOf('Status', statuses);
  const from = query.date('DateCreatedFrom') ?? Number.NEGATIVE_INFINITY;
  const to = query.date('DateCreatedTo') ?? Number.POSITIVE_INFINITY;
  return ({ execution }) =>
    (status === undefined || execution.status === status) &&
    execution.startedAt >= from &&
    execution.startedAt < to;
}

function refuseSecond(c: Call, { execution: { sid } }: Runner): Response {
  const message = `Execution ${sid} is already active for this contact. End the active Execution before creating a new one`;
  const envelope = toEnvelope(new TwilioError(409, 20_409, message));
  return c.json({ ...envelope, details: { conflicting_execution_sid: sid } }, 409);
}
