import { expect, test } from 'vitest';
import { sampleEntry } from '../testing/samples.ts';
import { summarize } from './summarize.ts';

test('says one entry by its title', () => {
  expect(summarize([sampleEntry(1, { title: 'Read "Retries"' })])).toBe('New: Read "Retries".');
});

test('says many in one sentence, and how many are problems', () => {
  const entries = [sampleEntry(1, { problem: 'It failed.' }), sampleEntry(2), sampleEntry(3)];
  expect(summarize(entries)).toBe('3 new entries, the last: Read "Page 3". 1 problem.');
});
