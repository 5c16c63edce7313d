import * as fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { parsePhone, phoneRefusals, type ParsedPhone } from './parse-phone.ts';
import { isPhone } from './phone.ts';

const seed = 20_211_122;
const reasons = new Set(phoneRefusals);
const soup = fc.constantFrom(
  ...'0123456789+＋٠١٢۳۴-–().,/~#*;:= \u00A0\u200B\u202A\uFEFFxeXT٪️⃣'.split(''),
);
const starts = fc.constantFrom(
  '',
  '+',
  '00',
  '011',
  '0',
  'tel:',
  '+1',
  '+44',
  '+49',
  '+883',
  '(+33) ',
);
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: 18 });
const phoneLike = fc
  .tuple(starts, fc.string({ unit: soup, maxLength: 24 }), digits)
  .map((parts) => parts.join(''));
const dialled = fc.tuple(starts, digits).map((parts) => parts.join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 60, size: 'max' });
const longText = fc.string({ unit: soup, minLength: 251, maxLength: 260 });
const readable = fc.string({ unit: 'grapheme', maxLength: 40 });
const input = fc.oneof(
  { weight: 8, arbitrary: phoneLike },
  { weight: 8, arbitrary: dialled },
  { weight: 4, arbitrary: anyText },
  { weight: 4, arbitrary: readable },
  { weight: 1, arbitrary: longText },
);
const country = fc.option(
  fc.oneof(fc.constantFrom<string>(...getCountries()), fc.string({ maxLength: 3 })),
  { nil: undefined },
);

function isSound(text: string, parsed: ParsedPhone): boolean {
  if (parsed.ok) return isPhone(parsed.phone);
  // One character may stand in any sentence; digits may stand in none.
  const isQuoted = text.length > 3 && parsed.message.includes(text);
  return reasons.has(parsed.reason) && !/\d/.test(parsed.message) && !isQuoted;
}

test('100,000 texts give a phone or a refusal, and no refusal holds its text', () => {
  const seen = new Set<string>();
  const property = fc.property(input, country, (text, region) => {
    const parsed = parsePhone(text, region);
    seen.add(parsed.ok ? 'phone' : parsed.reason);
    return isSound(text, parsed);
  });
  fc.assert(property, { seed, numRuns: 100_000 });
  // What fuzzing never reaches, it never tests.
  const reachable = phoneRefusals.filter((reason) => reason !== 'not-text');
  expect([...seen].toSorted()).toEqual(['phone', ...reachable].toSorted());
});
