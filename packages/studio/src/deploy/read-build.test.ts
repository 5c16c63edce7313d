import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runtimeHandlerVersion } from './build.ts';
import { readBuild } from './read-build.ts';

function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const part of ['functions', 'assets']) mkdirSync(join(folder, part));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

test('the name of a file says who may call it', async () => {
  const folder = makeFolder({
    'functions/start-chat.js': 'start',
    'functions/answer.protected.js': 'answer',
    'assets/docs-index.private.json': '{}',
    'package.json': '{"dependencies":{"twilio":"6.2.0"}}',
  });
  const { functions, assets, dependencies } = await readBuild(folder);
  const seen = [...functions, ...assets].map(({ name, path, access }) => [name, path, access]);
  expect(seen).toEqual([
    ['/answer', '/answer', 'protected'],
    ['/start-chat', '/start-chat', 'public'],
    ['/docs-index.json', '/docs-index.json', 'private'],
  ]);
  expect(dependencies).toEqual({
    twilio: '6.2.0',
    '@twilio/runtime-handler': runtimeHandlerVersion,
  });
});

test('what was not built is not deployed', async () => {
  await expect(readBuild(makeFolder({ 'package.json': '{}' }))).rejects.toThrow('no Function');
  await expect(readBuild(makeFolder({ 'functions/a.js': '' }))).rejects.toThrow('cannot be read');
});

test('Functions run in the runtime that they are tried in', () => {
  const folder = join(import.meta.dirname, '../../node_modules/@twilio/runtime-handler');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(runtimeHandlerVersion).toBe(version);
});
