import { expect, test } from 'vitest';
import { byHowMuch } from './scroll-into.ts';

test('what is in sight stays where it is', () => {
  expect(byHowMuch([0, 500], [100, 200])).toBe(0);
});

test('what lies before or behind is moved in, with air around it', () => {
  expect(byHowMuch([0, 500], [-50, 50])).toBe(-74);
  expect(byHowMuch([0, 500], [480, 580])).toBe(104);
});

test('of what is too large the beginning is shown', () => {
  expect(byHowMuch([0, 500], [100, 900])).toBe(76);
});
