import { expect, test } from 'vitest';
import { toCountryNames } from './country-names.ts';

test('names countries in the language of the chat', () => {
  expect(toCountryNames('de')('AT')).toBe('Österreich');
  expect(toCountryNames('fr')('DE')).toBe('Allemagne');
});

test('names them in some language where that one is none', () => {
  expect(toCountryNames('not a language')('DE')).not.toBe('');
});

test('gives the letters where there is no name', () => {
  expect(toCountryNames('en')('not a country')).toBe('not a country');
});
