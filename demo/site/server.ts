import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { join } from 'node:path';
import { consentValues, toConsentCookieName } from './consent-cookie.ts';
import { renderNotFound, renderPage, type SiteConfig } from './render.ts';
import { readStyles } from './styles.ts';

// The hash of what a chunk holds is in its name.
const hashedScript = /^\/docent\/.*-[\w-]{8}\.js$/;

/**
 * Creates the app that serves the site; listening is the caller's.
 *
 * @example
 * await buildSite('dist/site');
 * await buildTracker('dist/tracker');
 * await buildWidget('dist/widget');
 * const site = createSite({ outDir: 'dist/site', trackerDir: 'dist/tracker', widgetDir: 'dist/widget', config });
 * serve({ fetch: site.fetch, port: 4100 });
 */
export function createSite(options: {
  /** Where `buildSite` wrote to. */
  outDir: string;
  /** Where the tracker was built: `docent.js` and its chunks, served under `/docent/`. */
  trackerDir: string;
  /** Where the chat was built: `docent-chat-*.js`, served beside the tracker. */
  widgetDir: string;
  config: SiteConfig;
}): Hono {
  const { outDir, trackerDir, widgetDir, config } = options;
  const app = new Hono();
  const usual = createPages(config);
  // Once a reader has chosen, the tag waits on each page until it is told the choice.
  const chosen = config.consent ? usual : createPages({ ...config, consent: 'required' });
  const pagesFor = (c: Context) => (hasChosen(c) ? chosen : usual);
  const styles = readStyles();

  app.use(trimTrailingSlash());
  app.use(async (c, next) => {
    await next();
    const isLasting = c.res.ok && hashedScript.test(c.req.path);
    c.header('Cache-Control', isLasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/favicon.svg', serveOwnFile('favicon.svg'));
  app.get('/assets/site.css', (c) =>
    c.body(styles, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/assets/*', serveStatic({ root: outDir }));
  app.get('/search.json', serveStatic({ root: outDir }));
  for (const root of [trackerDir, widgetDir])
    app.get('/docent/*', serveStatic({ root, rewriteRequestPath: dropFolder }));
  app.get('*', (c, next) => {
    const page = pagesFor(c).find(c.req.path);
    return page ? c.html(page) : next();
  });
  app.notFound((c) => c.html(pagesFor(c).notFound(), 404));

  return app;
}

/** The pages, each rendered when it is first asked for: nobody waits for all of them. */
function createPages(config: SiteConfig) {
  const rendered = new Map<string, string>();
  return {
    find(path: string): string | undefined {
      const page = rendered.get(path) ?? renderPage(config, path);
      if (page !== undefined) rendered.set(path, page);
      return page;
    },
    notFound: () => renderNotFound(config),
  };
}

function hasChosen(c: Context): boolean {
  c.header('Vary', 'Cookie', { append: true });
  const { port } = new URL(c.req.url);
  const values: readonly string[] = Object.values(consentValues);
  return values.includes(getCookie(c, toConsentCookieName(port)) ?? '');
}

function dropFolder(path: string): string {
  return path.replace(/^\/docent/, '');
}

function serveOwnFile(name: string): MiddlewareHandler {
  return serveStatic({ path: join(import.meta.dirname, name) });
}
