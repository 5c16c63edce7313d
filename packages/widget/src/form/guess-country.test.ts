import { expect, test } from 'vitest';
import { guessCountry } from './guess-country.ts';

test.each([
  [['de-AT', 'en'], undefined, 'AT'],
  [['en', 'en-GB'], undefined, 'GB'],
  [['zh-Hant-TW'], undefined, 'TW'],
  [['ja'], undefined, 'JP'],
  [['pt'], undefined, 'BR'],
  [['es-419', 'pt-BR'], undefined, 'BR'],
  [['en-US', 'de-DE'], 'Europe/Berlin', 'DE'],
  [['en-US', 'de'], 'Europe/Berlin', 'DE'],
  [['en-US', 'fr-FR'], 'Asia/Tokyo', 'US'],
  [['en-US', 'en-CA'], 'America/Vancouver', 'CA'],
])('of %j in %s: %s', (languages, timeZone, country) => {
  expect(guessCountry({ languages, ...(timeZone && { timeZone }) })).toBe(country);
});

test.each([[[]], [['x', '', 'not a language']], [['eo-001']], [['es-419']]])(
  'guesses nothing from %j',
  (languages) => expect(guessCountry({ languages })).toBeUndefined(),
);
