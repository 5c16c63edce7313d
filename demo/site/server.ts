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
 * await buildSite(outDir);
 * serve({ fetch: createSite({ outDir, config }).fetch, port: 4100 });
 */
export function createSite({ outDir, config }: { outDir: string; config: SiteConfig }): Hono {
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
  app.get('*', (c, next) => {
    const page = pages.get(c.req.path);
    return page ? c.html(page) : next();
  });
  app.notFound((c) => c.html(notFound, 404));

  return app;
}

function serveOwnFile(name: string): MiddlewareHandler {
  return serveStatic({ path: join(import.meta.dirname, name) });
}
