import { expect, test } from 'vitest';
import { type Choice, chooseHits } from './choose-hits.ts';

// Sections 0 to 9 are of page 0, 10 to 19 of page 1, and so on.
const pageOf = (section: number): number => Math.floor(section / 10);
const choice: Choice = { pageOf, isRead: () => false, minConfidence: 0.3, limit: 3 };
const choose = (scores: [number, number][], given: Partial<Choice> = {}) =>
  chooseHits(
    scores.map(([section, score]) => ({ section, score })),
    { ...choice, ...given },
  ).map(({ section }) => section);

test('sends the best section of each page', () => {
  expect(
    choose([
      [1, 0.9],
      [2, 0.8],
      [11, 0.7],
      [21, 0.6],
    ]),
  ).toEqual([1, 11, 21]);
});

test('sends a second section of a page where there is room', () => {
  expect(
    choose([
      [1, 0.9],
      [2, 0.8],
      [11, 0.7],
    ]),
  ).toEqual([1, 11, 2]);
});

test('sends nothing when the best is not good enough', () => {
  expect(choose([[1, 0.29]])).toEqual([]);
});

test('sends what is a little less sure behind a sure one, and nothing weaker', () => {
  expect(
    choose([
      [1, 0.9],
      [11, 0.25],
      [21, 0.1],
    ]),
  ).toEqual([1, 11]);
});

test('sends a page that was just read behind others', () => {
  const isRead = (page: number): boolean => page === 0;
  expect(
    choose(
      [
        [1, 0.9],
        [11, 0.4],
        [21, 0.35],
      ],
      { isRead },
    ),
  ).toEqual([11, 21, 1]);
});

test('sends a page that was just read first when only weak ones remain', () => {
  const isRead = (page: number): boolean => page === 0;
  expect(
    choose(
      [
        [1, 0.9],
        [11, 0.25],
      ],
      { isRead },
    ),
  ).toEqual([1, 11]);
});
