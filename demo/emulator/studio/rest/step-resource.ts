import { Hono } from 'hono';
import { toIsoSeconds } from '../../twilio/times.ts';
import { answerPage } from '../../twilio/rest/paging.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Runner } from '../engine/runner.ts';
import type { Studio } from '../engine/studio.ts';
import { toContextBody, toExecutionUrl } from './execution-body.ts';
import { executionOf, notFound, type Call } from './lookup.ts';
import { takenSteps, type TakenStep } from './taken-steps.ts';

/** `/Flows/{sid}/Executions/{sid}/Steps` */
export function createStepResource(studio: Studio, accountSid: string): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const path = '/Flows/:flow/Executions/:execution/Steps';

  function find(c: Call, runner: Runner): TakenStep {
    const found = takenSteps(studio, runner).find(({ step }) => step.sid === c.req.param('step'));
    if (!found) throw notFound(c);
    return found;
  }

  app.get(path, (c) => {
    const runner = executionOf(c, studio);
    return answerPage(c, {
      largest: 1000,
      key: 'steps',
      url: `${toExecutionUrl(runner.execution)}/Steps`,
      items: takenSteps(studio, runner).toReversed(),
      toBody: (taken) => toStepBody(accountSid, runner, taken),
    });
  });
  app.get(`${path}/:step`, (c) => {
    const runner = executionOf(c, studio);
    return c.json(toStepBody(accountSid, runner, find(c, runner)));
  });
  app.get(`${path}/:step/Context`, (c) => {
    const parent = executionOf(c, studio);
    const { step, runner } = find(c, parent);
    const { execution } = parent;
    return c.json({
      account_sid: accountSid,
      context: toContextBody(runner.contextAfter(step.sid) ?? runner.context),
      execution_sid: execution.sid,
      flow_sid: execution.flowSid,
      step_sid: step.sid,
      url: `${toExecutionUrl(execution)}/Steps/${step.sid}/Context`,
    });
  });
  return app;
}

/** A step; @see https://www.twilio.com/docs/studio/rest-api/v2/step */
function toStepBody(accountSid: string, { execution }: Runner, { step, parentSid }: TakenStep) {
  const url = `${toExecutionUrl(execution)}/Steps/${step.sid}`;
  return {
    sid: step.sid,
    account_sid: accountSid,
    flow_sid: execution.flowSid,
    execution_sid: execution.sid,
    parent_step_sid: parentSid,
    // Not the widget's: a step is called by what happened in it.
    name: step.event,
    context: {},
    transitioned_from: step.name,
    transitioned_to: step.next ?? 'Ended',
    type: step.type,
    date_created: toIsoSeconds(step.startedAt),
    date_updated: toIsoSeconds(step.endedAt),
    url,
    links: { step_context: `${url}/Context` },
  };
}
