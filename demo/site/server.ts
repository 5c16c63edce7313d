import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { join } from 'node:path';
import { renderNotFound, renderSite, type SiteConfig } from './render.ts';
import { readStyles } from './styles.ts';

/**
 * Creates the app that serves the site; listening is the caller's.
 *
 * @example
 * await buildSite('dist/site');
 * await buildTracker('dist/docent');
 * const site = createSite({ outDir: 'dist/site', trackerDir: 'dist/docent', config });
 * serve({ fetch: site.fetch, port: 4100 });
 */
export function createSite(options: {
  /** Where `buildSite` wrote to. */
  outDir: string;
  /** Where the tracker was built: `docent.js` and its chunks, served under `/docent/`. */
  trackerDir: string;
  config: SiteConfig;
}): Hono {
  const { outDir, trackerDir, config } = options;
  const app = new Hono();
  const pages = renderSite(config);
  const notFound = renderNotFound(config);
  const styles = readStyles();

  app.use(trimTrailingSlash());
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/favicon.svg', serveOwnFile('favicon.svg'));
  app.get('/assets/site.css', (c) =>
    c.body(styles, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/assets/*', serveStatic({ root: outDir }));
  app.get('/docent/*', serveStatic({ root: trackerDir, rewriteRequestPath: dropFolder }));
  app.get('*', (c, next) => {
    const page = pages.get(c.req.path);
    return page ? c.html(page) : next();
  });
  app.notFound((c) => c.html(notFound, 404));

  return app;
}

function dropFolder(path: string): string {
  return path.replace(/^\/docent/, '');
}

function serveOwnFile(name: string): MiddlewareHandler {
  return serveStatic({ path: join(import.meta.dirname, name) });
}
