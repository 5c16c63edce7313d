import { expect, test } from 'vitest';
import { scenarios } from './scenarios.ts';

test('each scenario has an address of its own', () => {
  const ids = scenarios.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z-]+$/);
  expect(ids).not.toContain('all');
});
