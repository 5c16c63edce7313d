import { Hono } from 'hono';
import { answerPage } from '../../twilio/rest/paging.ts';
import { readParameters } from '../../twilio/rest/parameters.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Studio } from '../engine/studio.ts';
import { examine } from './examine.ts';
import { toFlowBody } from './flow-body.ts';
import { readFlow } from './flow-input.ts';
import { flowOf, notFound, root } from './lookup.ts';
import { refuseFlow } from './refuse-flow.ts';

/** `/Flows` */
export function createFlowResource(studio: Studio, accountSid: string): Hono<RestEnv> {
  const { flows } = studio;
  const app = new Hono<RestEnv>();

  app.get('/Flows', (c) =>
    answerPage(c, {
      largest: 1000,
      key: 'flows',
      url: `${root}/Flows`,
      items: flows.list(),
      toBody: (flow) => toFlowBody(accountSid, flow, { isInList: true }),
    }),
  );
  app.post('/Flows', async (c) => {
    const parameters = await readParameters(c);
    const friendlyName = parameters.required('FriendlyName');
    parameters.required('Definition');
    const { changes, examination = examine(undefined) } = readFlow(parameters);
    const { definition, status } = changes;
    if (definition === undefined || (status === 'published' && examination.errors.length > 0))
      return refuseFlow(c, examination);
    const flow = flows.add({ ...changes, friendlyName, definition });
    return c.json(toFlowBody(accountSid, flow, { examination }), 201);
  });
  app.get('/Flows/:flow', (c) => c.json(toFlowBody(accountSid, flowOf(c, studio))));
  app.post('/Flows/:flow', async (c) => {
    const { sid, revisions } = flowOf(c, studio);
    const { changes, examination } = readFlow(await readParameters(c));
    const found = examination ?? examine(revisions.at(-1)?.definition);
    if (changes.status === 'published' && found.errors.length > 0) return refuseFlow(c, found);
    const updated = flows.update(sid, changes);
    if (!updated) throw notFound(c);
    return c.json(toFlowBody(accountSid, updated, { examination: found }));
  });
  app.delete('/Flows/:flow', (c) => {
    const { sid } = flowOf(c, studio);
    for (const { execution } of studio.list(sid)) studio.remove(execution.sid);
    flows.remove(sid);
    return c.body(null, 204);
  });
  return app;
}
