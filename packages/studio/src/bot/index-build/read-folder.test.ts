import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFolder } from './read-folder.ts';

let folder: string;
const options = { base: new URL('https://docs.example.com'), stripHtml: true };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docent-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('reads pages of every depth, in the same order each time', () => {
  mkdirSync(join(folder, 'guide/deep'), { recursive: true });
  for (const file of ['index.html', 'guide/deep/b.html', 'guide/a.htm', '404.html', 'main.js'])
    writeFileSync(join(folder, file), `<p>${file}</p>`);
  expect(readFolder(folder, options)).toEqual([
    { url: 'https://docs.example.com/guide/a', html: '<p>guide/a.htm</p>' },
    { url: 'https://docs.example.com/guide/deep/b', html: '<p>guide/deep/b.html</p>' },
    { url: 'https://docs.example.com/', html: '<p>index.html</p>' },
  ]);
});

test('says what to do when there is no page, and no folder', () => {
  expect(() => readFolder(folder, options)).toThrow('has no .html file. Give the folder');
  expect(() => readFolder(join(folder, 'none'), options)).toThrow('Build the docs site first');
});
