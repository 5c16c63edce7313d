import { expect, test } from 'vitest';
import { firstScale, fitWidth, largest, smallest, wheelScale, zoomAt } from './zoom.ts';

test('a drawing is made as wide as its frame, and never larger than it was drawn', () => {
  expect(fitWidth(1000, 500)).toBe(0.5);
  expect(fitWidth(400, 800)).toBe(1);
  expect(fitWidth(100_000, 100)).toBe(smallest);
  expect(fitWidth(0, 100)).toBe(1);
});

test('it is first shown so that it can be read', () => {
  expect(firstScale(1000, 500)).toBe(0.62);
  expect(firstScale(1000, 800)).toBe(0.8);
});

test('what lies under the pointer stays there', () => {
  const sight = zoomAt({ scale: 1, left: 100, top: 50 }, 2, { x: 30, y: 20 });
  expect(sight).toEqual({ scale: 2, left: 230, top: 120 });
  // The same place of the drawing, before and after.
  expect((sight.left + 30) / 2).toBe(100 + 30);
});

test('zooming out ends at the edge, and zooming has its limits', () => {
  expect(zoomAt({ scale: 1, left: 10, top: 0 }, 0.5, { x: 100, y: 100 })).toEqual({
    scale: 0.5,
    left: 0,
    top: 0,
  });
  expect(zoomAt({ scale: 1, left: 0, top: 0 }, 99, { x: 0, y: 0 }).scale).toBe(largest);
  expect(zoomAt({ scale: 1, left: 0, top: 0 }, 0, { x: 0, y: 0 }).scale).toBe(smallest);
});

test('a wheel turned up zooms in, back again the same way, and no jerk zooms far', () => {
  const larger = wheelScale(1, -40);
  expect(larger).toBeGreaterThan(1);
  expect(wheelScale(larger, 40)).toBeCloseTo(1);
  expect(wheelScale(1, -10_000)).toBe(wheelScale(1, -60));
});
