import { expect, test } from 'vitest';
import { addDocView, mergeTrails, parseTrail, type DocView } from './doc-trail.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const dayMs = 86_400_000;

function view(viewedAt: number, url = 'https://docs.example.com/a'): DocView {
  return { title: 'A', url, viewedAt };
}

test('a doc viewed twice is in the trail twice', () => {
  const trail = addDocView([view(now - 10)], view(now), now);
  expect(trail).toEqual([view(now - 10), view(now)]);
});

test('the trail holds the last 20 views, oldest first', () => {
  let trail: readonly DocView[] = [];
  for (let count = 0; count < 25; count += 1) trail = addDocView(trail, view(now + count), now);
  expect(trail.map(({ viewedAt }) => viewedAt - now)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 5),
  );
});

test('views older than two days are dropped, and so are those of a clock gone wrong', () => {
  const trail = [view(now - 2 * dayMs - 1), view(now - 2 * dayMs), view(now + 3 * dayMs)];
  expect(addDocView(trail, view(now), now)).toEqual([view(now - 2 * dayMs), view(now)]);
});

test('a view is put where its time says', () => {
  expect(addDocView([view(now)], view(now - 5), now)).toEqual([view(now - 5), view(now)]);
});

test('what is stored and is not a trail is empty', () => {
  for (const value of [undefined, null, 'trail', {}, { length: 1 }]) {
    expect(parseTrail(value, now)).toEqual([]);
  }
});

test('entries that are not views are dropped, unknown keys too', () => {
  const stored = [
    null,
    'x',
    { ...view(now), extra: 1 },
    { title: 'A', viewedAt: now },
    { ...view(now), url: `https://${'x'.repeat(2050)}` },
    { ...view(now), title: 7 },
    { ...view(now), viewedAt: '2026-11-22' },
    { ...view(now), viewedAt: Number.NaN },
    { ...view(now), viewedAt: 9e15 },
  ];
  expect(parseTrail(stored, now)).toEqual([view(now)]);
});

test('a long title is shortened', () => {
  const [first] = parseTrail([{ ...view(now), title: 'x'.repeat(1000) }], now);
  expect(first?.title).toHaveLength(300);
});

test('two tabs of one reader share every view, once', () => {
  const mine = [view(now - 3), view(now - 1)];
  const theirs = [view(now - 3), view(now - 2, 'https://docs.example.com/b')];
  const both = [view(now - 3), view(now - 2, 'https://docs.example.com/b'), view(now - 1)];
  expect(mergeTrails(mine, theirs, now)).toEqual(both);
  expect(mergeTrails(theirs, mine, now)).toEqual(both);
});
