import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSite } from './server.ts';

const dir = mkdtempSync(join(tmpdir(), 'docent-site-'));
const trackerDir = join(dir, 'tracker');
const widgetDir = join(dir, 'widget');
afterAll(() => rmSync(dir, { recursive: true }));
for (const [folder, name] of [
  [trackerDir, 'docent.js'],
  [widgetDir, 'docent-chat-0.1.0.js'],
  [widgetDir, 'docent-chat-app-a1B2_c-4.js'],
] as const) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), '// Docent');
}

const app = createSite({
  outDir: tmpdir(),
  trackerDir,
  widgetDir,
  config: { segment: { origin: 'http://127.0.0.1:4101', writeKey: 'docs' }, links: [] },
});

test.each([
  ['/', 200, 'text/html'],
  ['/docs/quick-start', 200, 'text/html'],
  ['/assets/site.css', 200, 'text/css'],
  ['/docs/1.9/retries', 200, 'text/html'],
  ['/changelog', 200, 'text/html'],
  ['/docent/docent.js', 200, 'text/javascript'],
  ['/docent/docent-chat-0.1.0.js', 200, 'text/javascript'],
  ['/docent/no-such-chunk.js', 404, 'text/html'],
  ['/favicon.svg', 200, 'image/svg+xml'],
  ['/healthz', 200, 'text/plain'],
  ['/docs/no-such-page', 404, 'text/html'],
  ['/assets/no-such-file.js', 404, 'text/html'],
])('answers %s with %i and %s', async (path, status, contentType) => {
  const response = await app.request(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain(contentType);
});

test('lets the tag wait on each page once its reader has chosen, on the port that they chose for', async () => {
  const ask = async (cookie: string, path = '/docs/retries') =>
    (await app.request(`http://127.0.0.1:5173${path}`, { headers: { cookie } })).text();
  const waits = 'data-consent="required"';
  for (const choice of ['allowed', 'refused']) {
    expect(await ask(`a=b; millrace-consent-5173=${choice}`)).toContain(waits);
    expect(await ask(`millrace-consent-5173=${choice}`, '/nowhere')).toContain(waits);
  }
  for (const cookie of ['a=b', 'millrace-consent-5174=refused', 'millrace-consent-5173=maybe'])
    expect(await ask(cookie)).not.toContain(waits);
  const { headers } = await app.request('/docs/retries');
  expect(headers.get('vary')).toContain('Cookie');
});

test('sends a path with a slash at its end to the page', async () => {
  const response = await app.request('/docs/retries/');
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toMatch(/\/docs\/retries$/);
});

test.each([
  ['/docent/docent.js', 'no-cache'],
  ['/docent/docent-chat-0.1.0.js', 'no-cache'],
  ['/docent/docent-chat-app-a1B2_c-4.js', 'public, max-age=31536000, immutable'],
  ['/docent/docent-chat-gone-a1B2_c-4.js', 'no-cache'],
  ['/', 'no-cache'],
])('lets browsers keep %s: %s', async (path, caching) => {
  expect((await app.request(path)).headers.get('cache-control')).toBe(caching);
});
