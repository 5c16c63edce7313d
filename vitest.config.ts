import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { ensureBrowser } from './scripts/find-browser.ts';
import { browserArgs } from './scripts/browser-args.ts';

const browserTests = '{packages/*/src,demo}/**/*.browser.test.ts';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: [browserTests, 'packages/studio/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Loading the SDKs and servers anew for each file would take as long as all the tests.
          isolate: false,
          include: ['{bench,demo,packages/studio,scripts}/**/*.test.ts', 'packages/*/*.test.ts'],
          exclude: [browserTests, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: await ensureBrowser(), args: browserArgs },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
