import { expect, test } from 'vitest';
import { markTerms, toExcerpt } from './excerpt.ts';

const text =
  'Leasing a job makes it invisible to other workers for a while: 60 seconds, unless the queue says otherwise. Before that time is over, the worker does one of three things: ack, fail or extend.';

/** An excerpt as it reads, with brackets where it is marked. */
function read(pieces: ReturnType<typeof toExcerpt>): string {
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}

test('marks each term where it begins a word, in any case', () => {
  expect(read(markTerms('Leases, a lease and a release', ['lease']))).toBe(
    '[Lease]s, a [lease] and a release',
  );
});

test('marks the longer of two terms', () => {
  expect(read(markTerms('workers work', ['work', 'workers']))).toBe('[workers] [work]');
});

test('takes what a reader types literally', () => {
  expect(read(markTerms('a.b (c) c++ $& [d]', ['(c)', 'c++', '.', '[d]', '\\', '-']))).toContain(
    '[c++]',
  );
});

test('begins with a short text, and shows all of it', () => {
  expect(read(toExcerpt('One job at a time.', ['job']))).toBe('One [job] at a time.');
});

test('cuts a long text between words, round the first term', () => {
  expect(read(toExcerpt(text, ['seconds']))).toBe(
    '… it invisible to other workers for a while: 60 [seconds], unless the queue says otherwise. Before that time is over, the worker does one of three things: …',
  );
});

test('begins at the start where no term stands in the text', () => {
  expect(read(toExcerpt(text, []))).toMatch(/^Leasing a job .* …$/);
  expect(read(toExcerpt(text, ['nowhere']))).toMatch(/^Leasing a job .* …$/);
});

test('cuts a word that is longer than an excerpt', () => {
  expect(read(toExcerpt('a'.repeat(400), []))).toBe(`${'a'.repeat(150)} …`);
});
