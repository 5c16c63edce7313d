import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSite } from './server.ts';

const trackerDir = mkdtempSync(join(tmpdir(), 'docent-site-'));
writeFileSync(join(trackerDir, 'docent.js'), 'window.docent');
afterAll(() => rmSync(trackerDir, { recursive: true }));

const app = createSite({
  outDir: tmpdir(),
  trackerDir,
  config: { segment: { origin: 'http://127.0.0.1:4101', writeKey: 'docs' }, links: [] },
});

test.each([
  ['/', 200, 'text/html'],
  ['/docs/quick-start', 200, 'text/html'],
  ['/assets/site.css', 200, 'text/css'],
  ['/docs/1.9/retries', 200, 'text/html'],
  ['/changelog', 200, 'text/html'],
  ['/docent/docent.js', 200, 'text/javascript'],
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

test('sends a path with a slash at its end to the page', async () => {
  const response = await app.request('/docs/retries/');
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toMatch(/\/docs\/retries$/);
});
