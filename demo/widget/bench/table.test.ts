import { describe, expect, test } from 'vitest';
import { isMet } from './row.ts';
import { formatTable } from './table.ts';

describe('formatTable', () => {
  test('shows ours, what was promised, and the others beside it', () => {
    const peers = { twilio: '225', chatwoot: '325', deepChat: '92', source: 'C.1' };
    const [, row] = formatTable([{ what: 'kB', value: 1.94, digits: 2, most: 2, peers }]).split(
      '\n',
    );
    expect(row?.split(/ {2,}/)).toEqual(['kB', '1.94', '≤ 2', '✓', '225', '325', '92', 'C.1']);
  });

  test('leaves the columns empty for which there is nothing', () => {
    const [, row] = formatTable([{ what: 'kB', value: 3, text: '3 of 4' }]).split('\n');
    expect(row).toBe('kB  3 of 4');
  });

  test('marks what is missed', () => {
    expect(formatTable([{ what: 'ms', value: 51, most: 50 }])).toContain('✗');
  });
});

describe('isMet', () => {
  test.each([
    [50, 50, true],
    [50.01, 50, false],
    [0, 0, true],
    [Number.NaN, 50, false],
    [Number.NaN, undefined, true],
  ])('%j of at most %j: %j', (value, most, expected) => {
    expect(isMet({ what: '', value, ...(most !== undefined && { most }) })).toBe(expected);
  });
});
