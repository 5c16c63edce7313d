import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { ensureBuilt, type CachedBuild } from './build-cache.ts';

let root: string;
let source: string;
let built: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docent-cache-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  source = join(root, 'source.ts');
  writeFileSync(source, 'one');
  built = [];
});

const ensure = (build: Partial<CachedBuild> = {}) =>
  ensureBuilt(
    {
      name: 'tag',
      paths: [source],
      build: async (outDir) => writeFileSync(join(outDir, 'tag.js'), readFileSync(source)),
      ...build,
    },
    { dir: join(root, 'dist'), onBuild: (name) => built.push(name) },
  );

test('what has not changed is built once, also where its files were written anew', async () => {
  const first = await ensure();
  writeFileSync(source, 'one');
  expect(await ensure()).toBe(first);
  expect(built).toEqual(['tag']);
  expect(readFileSync(join(first, 'tag.js'), 'utf8')).toBe('one');
});

test('what has changed is built beside the old one, which is still served', async () => {
  const first = await ensure();
  writeFileSync(source, 'two');
  const second = await ensure();
  expect(second).not.toBe(first);
  expect(readFileSync(join(second, 'tag.js'), 'utf8')).toBe('two');
  expect(readFileSync(join(first, 'tag.js'), 'utf8')).toBe('one');
});

test('another fact is another build', async () => {
  const first = await ensure({ facts: ['http://127.0.0.1:5173'] });
  expect(await ensure({ facts: ['http://127.0.0.1:5174'] })).not.toBe(first);
});

test.each([
  ['lacks a file', (dir: string) => rmSync(join(dir, 'tag.js'))],
  ['has a file that was cut', (dir: string) => writeFileSync(join(dir, 'tag.js'), 'o')],
  ['is gone', (dir: string) => rmSync(dir, { recursive: true })],
])('a build that %s is made again', async (_, spoil) => {
  const first = await ensure();
  spoil(first);
  expect(await ensure()).toBe(first);
  expect(built).toEqual(['tag', 'tag']);
  expect(readFileSync(join(first, 'tag.js'), 'utf8')).toBe('one');
});

test('a build that breaks off is never taken for a finished one', async () => {
  const broken = ensure({
    build: async (outDir) => {
      writeFileSync(join(outDir, 'tag.js'), 'hal');
      throw new Error('The disk is full.');
    },
  });
  await expect(broken).rejects.toThrow('The disk is full.');
  expect(readdirSync(join(root, 'dist/tag'))).toEqual([]);
  expect(readFileSync(join(await ensure(), 'tag.js'), 'utf8')).toBe('one');
});

test('only the latest builds are kept', async () => {
  const first = await ensure();
  for (const text of ['2', '3', '4', '5', '6', '7']) {
    writeFileSync(source, text);
    await ensure();
  }
  expect(existsSync(first)).toBe(false);
  const names = readdirSync(join(root, 'dist/tag'));
  expect(names.filter((name) => !name.endsWith('.json'))).toHaveLength(5);
  expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(5);
});

test('a test that has changed is no reason to build', async () => {
  const first = await ensure({ paths: [root] }).catch(() => undefined);
  expect(first).toBeDefined();
  writeFileSync(join(root, 'source.test.ts'), 'test');
  expect(await ensure({ paths: [root] })).toBe(first);
});
