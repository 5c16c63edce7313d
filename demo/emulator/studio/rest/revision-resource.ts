import { Hono } from 'hono';
import { TwilioError } from '../../twilio/errors.ts';
import { answerPage } from '../../twilio/rest/paging.ts';
import type { RestEnv } from '../../twilio/rest/rest-app.ts';
import type { Studio } from '../engine/studio.ts';
import { toRevisionBody } from './flow-body.ts';
import { flowOf, notFound, root } from './lookup.ts';

/** `/Flows/{sid}/Revisions` */
export function createRevisionResource(studio: Studio, accountSid: string): Hono<RestEnv> {
  const app = new Hono<RestEnv>();

  app.get('/Flows/:flow/Revisions', (c) => {
    const flow = flowOf(c, studio);
    return answerPage(c, {
      largest: 1000,
      key: 'revisions',
      url: `${root}/Flows/${flow.sid}/Revisions`,
      items: flow.revisions.toReversed(),
      toBody: (revision) => toRevisionBody(accountSid, flow, revision, { isInList: true }),
    });
  });
  app.get('/Flows/:flow/Revisions/:revision', (c) => {
    const flow = flowOf(c, studio);
    const name = c.req.param('revision');
    if (!/^(\d+|LatestPublished|LatestRevision|LatestDraft)$/.test(name))
      throw new TwilioError(
        400,
        81_021,
        'The revision is neither a number nor one of LatestPublished, LatestRevision',
      );
    const revision = studio.flows.revision(flow.sid, name);
    if (!revision) throw notFound(c);
    return c.json(toRevisionBody(accountSid, flow, revision));
  });
  return app;
}
