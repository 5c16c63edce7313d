import { Hono } from 'hono';
import { localOnly } from '../../../emulator/shared/local-only.ts';
import { createPages } from '../../server/pages.ts';
import type { LabBuilds } from '../lab.ts';
import { createStageApi } from '../stage-api/create-stage-api.ts';
import { createLabSites } from './lab-sites.ts';
import type { LazyCloud } from './lazy-cloud.ts';

interface AppOptions {
  readonly origin: string;
  readonly cloud: LazyCloud;
  readonly built: () => Promise<LabBuilds>;
  readonly addresses: () => { readonly hub: string; readonly site: string };
  readonly log: (sentence: string) => void;
}

/** What answers at the lab's address: the page of scenarios, what it does to the world, and the docs site. */
export function createLabApp({ origin, cloud, built, addresses, log }: AppOptions): Hono {
  const app = new Hono();
  const readSites = createLabSites({ origin, cloud, built, addresses });
  const config = () => ({ ...addresses(), lab: origin });
  let pages: Promise<Hono> | undefined;
  const readPages = () =>
    (pages ??= built().then(({ pagesDir }) =>
      createPages({ pagesDir, pages: ['scenarios'], config }),
    ));
  app.use(localOnly);
  app.onError((error, c) => {
    // A message may quote what a visitor wrote.
    log(`The lab failed on ${c.req.method} ${c.req.path}: ${error.name}.`);
    return c.json({ error: `The lab failed: ${error.message}` }, 500);
  });
  app.route('/api/lab-stage', createStageApi(cloud));
  for (const path of ['/scenarios', '/qa-assets/*'])
    app.get(path, async (c) => (await readPages()).fetch(c.req.raw, c.env));
  app.all('*', async (c) => (await readSites(c)).fetch(c.req.raw, c.env));
  return app;
}
