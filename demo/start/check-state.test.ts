import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { checkState } from './check-state.ts';

let root: string;
let logged: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docent-state-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  logged = [];
});
const check = (folder: string) => checkState(folder, (sentence) => logged.push(sentence));

test('a folder that is not there is made, and nothing is left in it', () => {
  check(join(root, 'a/b'));
  expect(readdirSync(join(root, 'a/b'))).toEqual([]);
  expect(logged).toEqual([]);
});

test('a file in the way is told, and what to do about it', () => {
  const file = join(root, 'file');
  writeFileSync(file, 'kept');
  expect(() => check(join(file, 'state'))).toThrow(
    `The demo cannot keep its state in ${join(file, 'state')}: a part of its path is a file. Mend that, or set DOCENT_STATE to another folder.`,
  );
  expect(() => check(file)).toThrow(/DOCENT_STATE/);
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

test.runIf(process.platform === 'linux')('a place where no folder can be is told at once', () => {
  expect(() => check('/proc/docent/state')).toThrow(/no folder can be made there/);
});

test('what stands in the place of the files is moved aside, never deleted', () => {
  writeFileSync(join(root, 'media'), 'not a folder');
  check(root);
  const [aside = ''] = readdirSync(root);
  expect(aside).toMatch(/^media\.corrupt-\d{4}-/);
  expect(readFileSync(join(root, aside), 'utf8')).toBe('not a folder');
  expect(logged).toEqual([expect.stringContaining(`It was moved to ${join(root, aside)}`)]);
  expect(existsSync(join(root, 'media'))).toBe(false);
});
