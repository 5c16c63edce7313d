import { expect, test } from 'vitest';
import { formatTable } from './table.ts';

test('lines columns up, the first to the left', () => {
  expect(
    formatTable([
      ['', 'ms'],
      ['inline', '9'],
      ['tag', '120'],
    ]),
  ).toBe('         ms\ninline    9\ntag     120');
});
