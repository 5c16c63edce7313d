import { expect, test } from 'vitest';
import { isSearchShortcut } from './shortcut.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, writes: false };

test.each([
  { ...plain, key: '/' },
  { ...plain, key: 'k', ctrlKey: true },
  { ...plain, key: 'K', metaKey: true, writes: true },
])('opens for %o', (key) => {
  expect(isSearchShortcut(key)).toBe(true);
});

test.each([
  { ...plain, key: '/', writes: true },
  { ...plain, key: '/', ctrlKey: true },
  { ...plain, key: 'k' },
  { ...plain, key: 'k', ctrlKey: true, altKey: true },
])('stays closed for %o', (key) => {
  expect(isSearchShortcut(key)).toBe(false);
});
