import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findPackage, readAssets } from '../assets.ts';
import type { Origins, Variant } from '../variant.ts';

const writeKey = 'benchWriteKey';
const scripts = '/analytics.js/v1';

/** Segment's standard snippet with analytics-next, all options as they are by default. */
export function createSegment(): Variant {
  const { min } = createRequire(import.meta.url)('@segment/snippet') as SnippetModule;
  const umd = readAssets(join(findPackage('@segment/analytics-next'), 'dist/umd'), '');
  const files = new Map(
    [...umd].map(([path, asset]) => [`${scripts}/analytics-next/bundles${path}`, asset]),
  );
  const standalone = umd.get('/standalone.js');
  if (standalone) files.set(`${scripts}/${writeKey}/analytics.min.js`, standalone);
  return {
    name: 'segment',
    files,
    head: ({ cdn }) => {
      const host = cdn.replace('http://', '');
      // `useHostForBundles` is how the snippet is told of another CDN; only the scheme is ours.
      const snippet = min({ apiKey: writeKey, host, useHostForBundles: true });
      return `<script>${snippet.replaceAll('https://', 'http://')}</script>`;
    },
    answer: answerAsSegment,
  };
}

/** The settings of a source without device-mode destinations; `success` to everything else. */
export function answerAsSegment(path: string, { api }: Origins): unknown {
  if (!path.startsWith('/v1/projects/')) return { success: true };
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        unbundledIntegrations: [],
        addBundledMetadata: true,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
        apiHost: `${api.replace('http://', '')}/v1`,
        protocol: 'http',
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

interface SnippetModule {
  min(options: { apiKey: string; host: string; useHostForBundles: boolean }): string;
}
