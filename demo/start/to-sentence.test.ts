import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { buildStudio } from '../../packages/studio/build.ts';
import { toSentence } from './to-sentence.ts';

async function buildText(text: string): Promise<{ file: string; error: unknown }> {
  const dir = mkdtempSync(join(tmpdir(), 'docent-broken-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'broken.ts');
  writeFileSync(file, text);
  const error = await buildStudio(join(dir, 'out'), { functionsDir: dir }).catch(
    (thrown: unknown) => thrown,
  );
  return { file: relative(join(import.meta.dirname, '../..'), file), error };
}

test('a mistake in a source is one line with its file and place', async () => {
  const { file, error } = await buildText('export const a = 1;\nexport const b = ;\n');
  expect(toSentence(error)).toBe(
    `${file}:2:18: Unexpected token. Mend that, and start the demo again.`,
  );
});

test('an import of a file that is not there is one, too', async () => {
  const { file, error } = await buildText(`import './nowhere.ts';\n`);
  const sentence = toSentence(error);
  expect(sentence).toMatch(/^.*broken\.ts:1:8: Could not resolve '\.\/nowhere\.ts'/);
  expect(sentence.startsWith(`${file}:`)).toBe(true);
  expect(sentence).toBe(stripVTControlCharacters(sentence).replaceAll('\n', ' '));
});

test('what was thrown is told without its stack, on one line', () => {
  expect(toSentence(new Error('It broke.\n  Twice.'))).toBe('It broke. Twice.');
  expect(toSentence('no error')).toBe('no error');
});
