// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findWords } from './testing/find-words.ts';

const root = join(import.meta.dirname, '..');

// What the bubble says before words have loaded, and where they cannot be had.
const allowed = [
  'loader/behind-loader.ts: The chat did not load. Tap again. (title)',
  'loader/bubble.ts: Chat (ariaLabel)',
];

test('no word that a visitor sees or hears stands in the code', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(isCode);
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const code = readFileSync(join(root, file), 'utf8');
    return findWords(code).map(({ word, place }) => `${file}: ${word} (${place})`);
  });
  expect([...new Set(found)]).toEqual(allowed);
});

function isCode(file: string): boolean {
  return (
    file.endsWith('.ts') &&
    !/\.test\.ts$|(^|\/)testing\/|^strings\//.test(file.replaceAll('\\', '/'))
  );
}
