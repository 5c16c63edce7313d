import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { toPlaywrightSkeleton } from '../qa/timeline/export/to-playwright-skeleton.ts';
import type { WholeEntry } from '../qa/timeline/entry.ts';
import type { Journey } from '../qa/timeline/journey.ts';
import { test } from './shared-demo.ts';
import { readChatPage } from './widget-chat.ts';

// A journey that was really made, and the test that is exported of it: it walks the same way, and ends the same.

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const phone = '+14155552741';

test('the test that is exported of a journey passes against the demo', async ({ demo, page }) => {
  test.setTimeout(90_000);
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-known')).toBeVisible();
  const chat = readChatPage(page);
  await chat.open();
  await chat.send('My "jobs" are retried for ever: `${why}`?');

  const address = `${demo.hub}/api/demo/journeys/${encodeURIComponent(`phone:${phone}`)}`;
  const read = async () => (await (await fetch(address)).json()) as Journey;
  await expect.poll(async () => (await read()).verdict?.outcome).toBe('person');
  const journey = await read();
  expect(journey.verdict.sentence).toMatch(/^Sent to a person because 1 doc was read in the last/);

  const exported = await fetch(`${address}/export.json`);
  const { entries } = (await exported.json()) as { entries: WholeEntry[] };
  mkdirSync(join(root, 'demo/dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'demo/dist/exported-'));
  writeFileSync(join(folder, 'journey.spec.ts'), toPlaywrightSkeleton(journey, entries));
  // The browser and its settings are those of the other tests.
  const config = `import config from ${JSON.stringify(join(root, 'playwright.config.ts'))};
export default { ...config, testDir: '.' };\n`;
  writeFileSync(join(folder, 'playwright.config.ts'), config);
  const env = { ...process.env, QA_HUB: demo.hub, DOCS_SITE: demo.site };
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const { stdout } = await run(process.execPath, [cli, 'test'], { cwd: folder, env });
  expect(stdout).toContain('1 passed');
  rmSync(folder, { recursive: true });
});
