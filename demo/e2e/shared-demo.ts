import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startDemo, type DemoProcess } from './demo-process.ts';

/** A test of the demo as it is started. Specs share one, so none of them may move its clock or expect it to be empty. */
export const test = base.extend<object, { demo: DemoProcess }>({
  demo: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const state = mkdtempSync(join(tmpdir(), 'docent-e2e-'));
      const demo = await startDemo(state);
      await use(demo);
      await demo.stop();
      rmSync(state, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
