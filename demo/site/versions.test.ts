import { expect, test } from 'vitest';
import { findCounterpart, toPath } from './versions.ts';

const pages = [
  { slug: 'introduction', version: '2.3' },
  { slug: 'retries', version: '2.3' },
  { slug: 'introduction', version: '1.9' },
  { slug: 'retries', version: '1.9' },
  { slug: 'polling', version: '1.9' },
];

test('gives the newest version the short addresses', () => {
  expect(toPath('2.3', 'retries')).toBe('/docs/retries');
  expect(toPath('1.9', 'retries')).toBe('/docs/1.9/retries');
});

test('finds the same page in the other version', () => {
  expect(findCounterpart(pages, 'retries', '1.9')).toEqual({ page: pages[3], same: true });
});

test('starts at the first page of a version that lacks the page', () => {
  expect(findCounterpart(pages, 'polling', '2.3')).toEqual({ page: pages[0], same: false });
});

test('says which version has no pages', () => {
  expect(() => findCounterpart(pages, 'retries', '0.4')).toThrow('version 0.4');
});
