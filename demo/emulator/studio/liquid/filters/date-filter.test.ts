import { expect, test } from 'vitest';
import { renderLiquid } from '../render.ts';
import { createContext } from '../testing/flow-context.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

test.each([
  // Seven or eight hours behind UTC.
  ['"now" | date: "%Y-%m-%d %H:%M"', '2026-01-01 19:04'],
  ['"today" | date: "%a %A %b %B %d %e %I %p"', 'Thu Thursday Jan January 01  1 07 PM'],
  ['"2019-08-12" | date: "%d.%m.%Y %H:%M"', '12.08.2019 00:00'],
  ['"2019-08-12 17:30" | date: "%H:%M %z"', '17:30 -0700'],
  ['"2019-12-12T17:30:00" | date: "%H:%M %z"', '17:30 -0800'],
  ['"2019-08-12T17:30:00Z" | date: "%H:%M"', '10:30'],
  ['"2019-08-12T17:30:00+02:00" | date: "%H:%M"', '08:30'],
  ['0 | date: "%Y-%m-%d %H:%M"', '1969-12-31 16:00'],
  ['"1565631000" | date: "%H:%M"', '10:30'],
  ['"tomorrow-ish" | date: "%Y"', 'tomorrow-ish'],
  ['"2019-99-99" | date: "%Y"', '2019-99-99'],
  ['"2019-08-12" | date', '2019-08-12'],
  ['nothing | date: "%Y"', ''],
])('{{ %s }} is %s', (expression, rendered) => {
  expect(renderLiquid(`{{ ${expression} }}`, createContext(), now)).toBe(rendered);
});

test('reads the clock that it is given, even at its very beginning', () => {
  expect(renderLiquid('{{ "now" | date: "%Y" }}', createContext(), 0)).toBe('1969');
});
