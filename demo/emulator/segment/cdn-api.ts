import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { SegmentConfig } from './config.ts';

const umd = join(
  dirname(createRequire(import.meta.url).resolve('@segment/analytics-next/package.json')),
  'dist/umd',
);

/** cdn.segment.com: the settings of a source, and the unmodified SDK bundle with its lazy chunks. */
export function createCdnApi({ sources }: SegmentConfig): Hono {
  const app = new Hono();
  const isKnown = (writeKey: string) => sources.some((source) => source.writeKey === writeKey);

  for (const path of ['/v1/projects/*', '/analytics.js/*', '/analytics-next/*']) {
    app.use(path, cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'] }));
  }
  app.get('/v1/projects/:writeKey/settings', (c) => {
    const writeKey = c.req.param('writeKey');
    if (!isKnown(writeKey)) return c.json({ error: 'Source not found.' }, 404);
    c.header('Cache-Control', 'public, max-age=120');
    return c.json(toSettings(writeKey, new URL(c.req.url).host));
  });
  app.get('/analytics.js/v1/:writeKey/:file{analytics(\\.min)?\\.js}', async (c) => {
    const writeKey = c.req.param('writeKey');
    if (!isKnown(writeKey)) return c.text('Cannot find this source.', 404);
    const script = await readFile(join(umd, 'standalone.js'), 'utf8');
    // The cloud writes the key into the bundle at this mark, too.
    return c.body(script.replaceAll('__WRITE_KEY__', writeKey), 200, {
      'Content-Type': 'text/javascript',
    });
  });
  app.get('/analytics-next/bundles/:file', async (c) => {
    const file = basename(c.req.param('file'));
    const script = await readFile(join(umd, file), 'utf8').catch(() => undefined);
    if (!script || !file.endsWith('.js')) return c.notFound();
    return c.body(script, 200, { 'Content-Type': 'text/javascript' });
  });
  return app;
}

function toSettings(writeKey: string, host: string) {
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}/v1`,
        protocol: 'http',
        addBundledMetadata: true,
        unbundledIntegrations: [],
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}
