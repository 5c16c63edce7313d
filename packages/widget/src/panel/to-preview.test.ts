import { expect, test } from 'vitest';
import { toPreview } from './to-preview.ts';

test('leaves messages of a usual length alone', () => {
  expect(toPreview('a'.repeat(4000))).toBeUndefined();
  expect(toPreview('a\n'.repeat(99))).toBeUndefined();
});

test('cuts what is long, or has many lines', () => {
  expect(toPreview('a'.repeat(4001))).toBe('a'.repeat(600));
  expect(toPreview('a\n'.repeat(100))?.split('\n')).toHaveLength(15);
});

test('does not cut through a character', () => {
  expect(toPreview(`a${'😀'.repeat(3000)}`)).toBe(`a${'😀'.repeat(299)}`);
});
