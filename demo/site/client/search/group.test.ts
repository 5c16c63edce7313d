import { expect, test } from 'vitest';
import { describeCount, groupByPage, type Hit } from './group.ts';

function toHit(id: string): Hit {
  return { id, page: `Page ${id[1]}`, section: 'Guides', heading: '', text: '', terms: [] };
}

test('puts the hits of a page together, at the place of its best one', () => {
  const groups = groupByPage(['/b#1', '/a', '/b', '/a#2'].map(toHit));
  expect(groups.map(({ page, hits }) => [page, hits.map(({ id }) => id)])).toEqual([
    ['Page b', ['/b#1', '/b']],
    ['Page a', ['/a', '/a#2']],
  ]);
});

test('shows the three best hits of a page, and eight pages', () => {
  const hits = 'abcdefghij'
    .split('')
    .flatMap((page) => [1, 2, 3, 4].map((anchor) => toHit(`/${page}#${anchor}`)));
  const groups = groupByPage(hits);
  expect(groups.map((group) => group.hits.length)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
  expect(groups[7]?.page).toBe('Page h');
});

test.each([
  [[], 'No results for lease.'],
  [['/a'], '1 result on 1 page.'],
  [['/a', '/a#1', '/b'], '3 results on 2 pages.'],
])('counts %j as "%s"', (ids, sentence) => {
  expect(describeCount(groupByPage(ids.map(toHit)), 'lease')).toBe(sentence);
});
