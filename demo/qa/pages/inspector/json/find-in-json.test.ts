import { expect, test } from 'vitest';
import { findInJson } from './find-in-json.ts';

const value = { type: 'page', context: { ip: null, page: { title: 'Retries' } }, list: [1, 22] };

test('finds keys and values in any case, and what has to be open to see them', () => {
  const { hits, opened } = findInJson(value, 'RETRIES');
  expect([...hits]).toEqual(['$/context/page/title']);
  expect(opened).toEqual(new Set(['$', '$/context', '$/context/page']));
  expect([...findInJson(value, 'page').hits]).toEqual(['$/type', '$/context/page']);
});

test('finds what is no text', () => {
  expect([...findInJson(value, 'null').hits]).toEqual(['$/context/ip']);
  expect([...findInJson(value, '22').hits]).toEqual(['$/list/1']);
});

test('an empty text is nowhere', () => {
  expect(findInJson(value, ' ').hits.size).toBe(0);
});
