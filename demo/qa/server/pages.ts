import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { QaConfig } from './api.ts';
import { renderPage } from './render-page.ts';

interface PagesOptions {
  /** Where `buildPages` wrote to. */
  pagesDir: string;
  /** Which of the pages are served here: `inspector` at `/inspector`. */
  pages: readonly string[];
  config: () => QaConfig;
}

/** Creates the app that serves QA pages, and what they load under `/qa-assets/`. */
export function createPages({ pagesDir, pages, config }: PagesOptions): Hono {
  const app = new Hono();
  for (const page of pages)
    app.get(`/${page}`, (c) =>
      c.html(renderPage({ pagesDir, page, config: config() }), 200, {
        'Cache-Control': 'no-cache',
        // A site that puts the page into a frame could guide a click to its buttons.
        'Content-Security-Policy': "frame-ancestors 'self'",
      }),
    );
  app.get(
    '/qa-assets/*',
    async (c, next) => {
      await next();
      // The hash of what a file holds is in its name.
      if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable');
    },
    serveStatic({ root: pagesDir }),
  );
  return app;
}
