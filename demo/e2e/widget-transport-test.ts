import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { withLeanSdk } from '../../packages/widget/sdk-plugins.ts';
import { listen } from '../emulator/shared/listen.ts';
import { keepLeftPages } from './back-forward-cache.ts';
import { test as base } from './twilio-test.ts';
import type { Pages } from './twilio-pages.ts';

/** Where the same pages are without TLS: unlike on 127.0.0.1, the browser does not trust them. */
export const insecureHost = 'docs.example';

// The page has no icon: a browser would ask for one.
const html = `<!doctype html>
<html lang="en">
  <head>
    <title>Docs</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/connection.js"></script>
  </head>
  <body></body>
</html>`;

/** A test with the widget's connection on a page, built as the widget is, and pages that are kept when they are left. */
export const test = base.extend<object, { site: Pages; script: string }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const [keep] = keepLeftPages;
      const args = [
        ...(launchOptions.args ?? []),
        `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`,
      ];
      await keep({ launchOptions: { ...launchOptions, args } }, use);
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  script: [async ({}, use) => use(await bundle()), { scope: 'worker' }],
  site: [
    async ({ script }, use) => {
      const server = createServer(({ url }, response) => {
        const isScript = url === '/connection.js';
        response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
        response.end(isScript ? script : html);
      });
      const origin = await listen(server, { port: 0, name: 'docs page', log: console.log });
      await use({ origin, close: async () => undefined });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: 'worker' },
  ],
});

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [withLeanSdk()],
    resolve: { conditions: ['@docent/source'] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL('./widget-transport-client.ts', import.meta.url)),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const [file, ...others] = (result as Rolldown.RolldownOutput).output;
  if (others.length > 0) throw new Error('The page has one script; the build made more.');
  return file.code;
}
