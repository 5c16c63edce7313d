import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseSettings } from '../../packages/studio/src/deploy/parse-settings.ts';
import { readEnvFile } from '../../packages/studio/src/deploy/read-env-file.ts';

const root = join(import.meta.dirname, '../..');

function run(...words: string[]): { code: number | null; stdout: string; stderr: string } {
  const script = join(root, 'scripts/deploy.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...words],
    { encoding: 'utf8', cwd: root },
  );
  return { code: status, stdout, stderr };
}

test('says which settings are missing, and ends with 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docent-deploy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '.env'), 'ACCOUNT_SID=AC1\nAUTH_TOKEN=a-token-that-is-secret\n');
  const { code, stdout, stderr } = run('--dry-run', '--env', join(folder, '.env'));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('- ACCOUNT_SID is AC and 32 hexadecimal digits: AC…, from the first');
  expect(stderr).toContain('- PROFILE_TOKEN is missing: make one in Segment');
  expect(stderr).not.toMatch(/a-token-|\n\s+at /u);
});

test('says what to do without settings', () => {
  expect(() => readEnvFile('no/such/.env')).toThrow(
    /^The settings no\/such\/\.env cannot be read: it does not exist\. Copy packages\/studio\/\.env\.example to it, and fill it in\.$/u,
  );
});

test('the example asks for everything that is needed', () => {
  const example = readEnvFile(join(root, 'packages/studio/.env.example'));
  const missing: string[] = [];
  try {
    parseSettings(example);
  } catch (error) {
    const names = String(error).matchAll(/^- (\w+) is missing/gmu);
    missing.push(...[...names].map(([, name = '']) => name));
  }
  expect(missing).not.toEqual([]);
  expect(new Set(missing)).toEqual(new Set(Object.keys(example)));
});
