import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { measureColdStart } from './cold-start.ts';

test('measures what each Function needs to load, and its size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docent-cold-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'functions'));
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, 'functions', name), text);
  const wait = 'const end = performance.now() + 60; while (performance.now() < end);';
  write('slow.js', wait);
  write('fast.protected.js', '');
  const [fast, slow] = await measureColdStart(folder);
  expect(fast).toMatchObject({ name: 'fast.protected', bytes: 0 });
  expect(slow).toMatchObject({ name: 'slow', bytes: wait.length });
  expect(slow?.loadMs).toBeGreaterThanOrEqual(60);
  expect(fast?.loadMs).toBeGreaterThan(0);
});
