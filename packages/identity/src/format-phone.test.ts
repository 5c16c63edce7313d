import { expect, test } from 'vitest';
import { formatAsTyped, listCountries, moveToCountry } from './format-phone.ts';

test.each([
  ['415', 'US', '(415)', 'US'],
  ['415555', 'us', '(415) 555', 'US'],
  ['(415) 555-2671', 'US', '(415) 555-2671', 'US'],
  ['0664 1234567', 'AT', '0664 1234567', 'AT'],
  ['4155552671', undefined, '4155552671', undefined],
  ['4155552671', 'ZZ', '4155552671', undefined],
  ['+442079460018', 'US', '+44 20 7946 0018', 'GB'],
  ['tel:+14155552671', 'DE', '+1 415 555 2671', 'US'],
  ['\u202A+1 (415) 555-2671\u202C', 'DE', '+1 415 555 2671', 'US'],
  ['٤١٥٥٥٥٢٦٧١', 'US', '(415) 555-2671', 'US'],
])('formats %s of %s', (input, country, text, found) => {
  expect(formatAsTyped(input, country)).toEqual({ text, country: found });
});

test.each([
  ['nothing', ''],
  ['words', 'call 415 555 2671'],
  ['an extension', '415 555 2671 ext 5'],
  ['a sign that is no space', '415*555'],
  ['more than a number', '4'.repeat(41)],
  ['a megabyte', '4'.repeat(1_000_000)],
])('leaves %s as it is', (_, input) => {
  expect(formatAsTyped(input, 'US')).toEqual({ text: input, country: 'US' });
});

test.each([
  ['+', 'DE', 'DE'],
  ['+1', 'DE', 'US'],
  ['+1', 'CA', 'CA'],
  ['+4', 'US', 'US'],
  ['+44', 'US', 'GB'],
  ['+44 20', 'GG', 'GG'],
  ['+1 604 555 1234', 'US', 'CA'],
  ['+7', 'US', 'RU'],
  ['+358', 'US', 'FI'],
  ['+883 5100 0012 0', 'US', 'US'],
  // A prefix of the country itself: in another, it would be part of the number.
  ['011 44 20 7946 0018', 'US', 'US'],
])('finds the country of %s, typed in %s: %s', (input, country, found) => {
  expect(formatAsTyped(input, country).country).toBe(found);
});

test.each([
  ['020 7946 0018', 'FR', '02 07 94 60 01 8'],
  ['+44 20 7946 0018', 'FR', '20 7946 0018'],
  ['+ 44 20 7946 0018', 'FR', '20 7946 0018'],
  ['+44 20 call me', 'FR', '+44 20 call me'],
  ['+1', 'AT', ''],
  ['+', 'AT', ''],
  ['', 'AT', ''],
  ['Ada', 'AT', 'Ada'],
])('moves %s to %s', (input, country, text) => {
  const moved = moveToCountry(input, country);
  expect(moved.text.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  expect(moved.country).toBe(country);
});

test('lists each country once, with its calling code', () => {
  const countries = listCountries();
  expect(countries).toContainEqual({ country: 'GB', callingCode: '44' });
  expect(countries).toContainEqual({ country: 'CA', callingCode: '1' });
  expect(new Set(countries.map(({ country }) => country)).size).toBe(countries.length);
  expect(countries).toHaveLength(245);
});

test('leaves a number alone on which the library fails', () => {
  expect(formatAsTyped('08', 'CV')).toEqual({ text: '08', country: 'CV' });
});
