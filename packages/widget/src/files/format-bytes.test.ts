import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test('writes a size by the rules of the language', () => {
  expect(formatBytes(16_000_000, 'en')).toBe('16 MB');
  expect(formatBytes(1_234_567, 'de')).toBe('1,2 MB');
  expect(formatBytes(2_300, 'en')).toBe('2.3 kB');
  expect(formatBytes(1, 'en')).toBe('1 byte');
});
