import * as fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { formatAsTyped, type TypedPhone } from './format-phone.ts';
import { parsePhone } from './parse-phone.ts';

const seed = 20_211_122;
const starts = fc.constantFrom('', '+', '00', '011', '0', 'tel:', '+1', '+44', '+49 (0)', '(+33) ');
const soup = fc.constantFrom(...'0123456789٠١٢۳+()-–. /xX,;*#'.split(''));
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: 16 });
const mixed = fc.string({ unit: soup, maxLength: 10 });
const typed = fc.tuple(starts, mixed, digits, mixed).map((parts) => parts.join(''));
const dialled = fc.tuple(starts, digits).map((parts) => parts.join(''));
const input = fc.oneof(dialled, typed, fc.string({ unit: 'binary', maxLength: 30 }));
const country = fc.option(fc.constantFrom<string>(...getCountries()), { nil: undefined });

function toPhone(text: string, region: string | undefined): string | undefined {
  const parsed = parsePhone(text, region);
  return parsed.ok ? parsed.phone : undefined;
}

test('formatting changes nothing of what a text means', () => {
  const seen = { formatted: 0, phones: 0 };
  const property = fc.property(input, country, (text, region) => {
    const shown = formatAsTyped(text, region);
    const meant = toPhone(text, region);
    if (shown.text !== text) seen.formatted += 1;
    if (meant) seen.phones += 1;
    expect(toPhone(shown.text, shown.country)).toBe(meant);
  });
  fc.assert(property, { seed, numRuns: 12_000 });
  expect(seen.formatted).toBeGreaterThan(3000);
  expect(seen.phones).toBeGreaterThan(100);
});

test('a number typed digit by digit is the number that was pasted', () => {
  let phones = 0;
  const property = fc.property(dialled, country, (text, region) => {
    const shown = Array.from(text).reduce(
      (before: TypedPhone, character) => formatAsTyped(before.text + character, before.country),
      { text: '', country: region },
    );
    const meant = toPhone(text, region);
    if (meant) phones += 1;
    return !meant || toPhone(shown.text, shown.country) === meant;
  });
  fc.assert(property, { seed, numRuns: 3000 });
  expect(phones).toBeGreaterThan(50);
});
