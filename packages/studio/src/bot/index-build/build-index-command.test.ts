import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDocsIndex } from '../docs-index.ts';
import { buildIndexCommand } from './build-index-command.ts';

let folder: string;
let told: string[];
let warned: string[];
const run = (...argv: string[]) =>
  buildIndexCommand(argv, { tell: (line) => told.push(line), warn: (line) => warned.push(line) });

beforeEach(() => {
  told = [];
  warned = [];
  folder = mkdtempSync(join(tmpdir(), 'docent-index-'));
  writeFileSync(join(folder, 'retries.html'), '<main><h1>Retries</h1><p>We try again.</p></main>');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('writes an index that answers, with the synonyms of the site', async () => {
  const out = join(folder, 'new/docs-index.private.json');
  const synonyms = join(folder, 'synonyms.json');
  writeFileSync(synonyms, '[["retries", "boomerang"]]');
  await run(
    folder,
    '--base',
    'https://docs.example.com',
    '--out',
    out,
    '--synonyms',
    synonyms,
    '--strip-html',
  );
  expect(told).toEqual([`1 pages in 1 sections, 1 kB, are in ${out}.`]);
  expect(warned).toEqual([]);
  const [hit] = loadDocsIndex(readFileSync(out, 'utf8')).search('boomerang');
  expect(hit?.url).toBe('https://docs.example.com/retries');
});

test.each([
  [[], 'Say which site: pnpm build-index'],
  [['a', 'b'], 'Say which site: pnpm build-index'],
  [['a', '--bas', 'x'], 'The command was not understood.'],
  [['dist'], 'Say where the folder is served: --base https://docs.example.com'],
  [['dist', '--base', 'docs'], '--base has to be the address of the docs'],
  [['no-such-folder', '--base', 'https://docs.example.com'], 'There is no folder no-such-folder.'],
])('refuses %j in one line', async (argv, sentence) => {
  const error: unknown = await run(...argv).catch((reason: unknown) => reason);
  expect(String(error)).toContain(sentence);
  expect(String(error)).not.toContain('\n');
});

test('says which file of synonyms is wrong', async () => {
  const file = join(folder, 'synonyms.json');
  writeFileSync(file, '{}');
  await expect(
    run(folder, '--base', 'https://docs.example.com', '--synonyms', file),
  ).rejects.toThrow(`The synonyms in ${file} cannot be used. Write synonyms as JSON groups`);
});
