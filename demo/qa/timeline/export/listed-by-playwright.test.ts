import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { buildWhole, journey } from '../testing/build-entries.ts';
import { toPlaywrightSkeleton } from './to-playwright-skeleton.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');

test('Playwright takes the test that is exported', { timeout: 60_000 }, async () => {
  // In the repository: Playwright must be found from where the test lies.
  mkdirSync(join(root, 'demo/dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'demo/dist/exported-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const entries = [
    buildWhole('page', { body: { name: 'Retries', properties: { path: '/docs/retries' } } }),
    buildWhole('visitor', { body: 'Is "`${this}` a text?' }),
  ];
  writeFileSync(join(folder, 'journey.spec.ts'), toPlaywrightSkeleton(journey, entries));
  writeFileSync(join(folder, 'playwright.config.ts'), 'export default {};\n');
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const { stdout } = await run(process.execPath, [cli, 'test', '--list'], { cwd: folder });
  expect(stdout).toContain('Ada: person');
  expect(stdout).toContain('Total: 1 test in 1 file');
});
