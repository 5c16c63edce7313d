import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Analytics, AnalyticsBrowser, InitOptions } from '@segment/analytics-next';
import { build, type Rolldown } from 'vite';
import { listen } from '../emulator/shared/listen.ts';

/** The two ways in which a customer gets the SDK: the script from the CDN, or the npm package in a bundle. */
export const ways = ['script', 'package'] as const;
export type Way = (typeof ways)[number];

declare global {
  interface Window {
    analytics: Analytics;
    AnalyticsBrowser: typeof AnalyticsBrowser;
    /** What became of loading: `loaded`, or the reason why not. */
    loading: Promise<string>;
  }
}

export interface PagesOptions {
  way: Way;
  /** Origin of the local Segment. */
  segment: string;
  writeKey: string;
  options?: InitOptions;
}

/** A running customer's site. */
export interface Pages {
  origin: string;
  close(): Promise<void>;
}

/** Serves the same page at every path, with the SDK on it as `window.analytics`. */
export async function servePages(options: PagesOptions): Promise<Pages> {
  const files = options.way === 'package' ? await bundle() : new Map<string, string>();
  const html = toPage(options);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const script = files.get(pathname.slice(1));
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(script ?? html);
  });
  const origin = await listen(server, { port: 0, name: 'customer page', log: console.log });
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function toPage({ way, segment, writeKey, options = {} }: PagesOptions): string {
  const load = way === 'script' ? loadScript : loadPackage;
  // The page has no icon: a browser would ask for one.
  return `<!doctype html>
<html lang="en">
  <head>
    <title>Retries</title>
    <link rel="icon" href="data:," />
    ${load(JSON.stringify({ segment, writeKey, options }))}
  </head>
  <body></body>
</html>`;
}

/** Until the script is there, calls wait as `[method, ...arguments]` in the array that `window.analytics` is. */
function loadScript(settings: string): string {
  return `<script>
      const { segment, writeKey, options } = ${settings};
      const queue = (window.analytics = []);
      for (const method of ['page', 'identify', 'track', 'group', 'alias', 'ready']) {
        queue[method] = (...args) => void queue.push([method, ...args]);
      }
      Object.assign(queue, { _writeKey: writeKey, _cdn: segment, _loadOptions: options });
      window.loading = new Promise((resolve) => {
        queue.ready(() => resolve('loaded'));
        const script = document.createElement('script');
        script.src = segment + '/analytics.js/v1/' + writeKey + '/analytics.min.js';
        script.onerror = () => resolve('The script cannot be loaded.');
        document.head.append(script);
      });
    </script>`;
}

function loadPackage(settings: string): string {
  return `<script type="module">
      import '/segment-client.js';
      const { segment, writeKey, options } = ${settings};
      window.analytics = window.AnalyticsBrowser.load({ writeKey, cdnURL: segment }, options);
      window.loading = window.analytics.then(() => 'loaded', (error) => error.message);
    </script>`;
}

let bundled: Promise<Map<string, string>> | undefined;

/** The npm package and its lazy parts as one build makes them, by file name. */
function bundle(): Promise<Map<string, string>> {
  bundled ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./segment-client.ts', import.meta.url)),
        output: { entryFileNames: '[name].js' },
      },
    },
  }).then((result) => {
    const { output } = result as Rolldown.RolldownOutput;
    return new Map(output.map((file) => [file.fileName, 'code' in file ? file.code : '']));
  });
  return bundled;
}
