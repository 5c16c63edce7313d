import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startDemo, type DemoProcess } from './demo-process.ts';

let state: string;
let demo: DemoProcess;

test.beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'docent-e2e-'));
  demo = await startDemo(state);
});

test.afterAll(async () => {
  await demo.stop();
  rmSync(state, { recursive: true });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`the docs site is accessible and fits the screen (${colorScheme}, ${width} px)`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of ['/', '/docs/api-reference', '/docs/api-reference?dir=rtl', '/nowhere']) {
        await page.goto(demo.site + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}
