import { defineConfig } from '@playwright/test';
import { browserArgs, userAgent } from './scripts/browser-args.ts';
import { ensureBrowser } from './scripts/find-browser.ts';

export default defineConfig({
  testDir: 'demo/e2e',
  forbidOnly: !!process.env['CI'],
  retries: 0,
  // Two cores run the browser and the local servers; a second worker would only make them wait.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    userAgent,
    launchOptions: { executablePath: await ensureBrowser(), args: browserArgs },
  },
});
