import { expect, test } from 'vitest';
import { sampleRegex } from './sample-regex.ts';

test.each([
  'yes',
  'yes|no',
  '[1-5]',
  '[^0-9]',
  '\\d{4}',
  '^(y|yes|si|sí).*',
  '.*help.*',
  '.+@.+\\.com',
  '(a(b|c)+d)?e',
  '[\\w-]+ \\d{2,3}',
  'a{0}b{2}',
  '^(?=.*blocked)(?=.*Access Policy).*',
  '(?:one|two) (?:three)',
  '\\+1\\d+',
])('one of the samples of %s matches all of it', (source) => {
  const pattern = new RegExp(`^(?:${source})$`, 'iu');
  expect(sampleRegex(source).some((one) => pattern.test(one))).toBe(true);
});

test('what is no regular expression gives samples all the same', () => {
  for (const source of ['(', ')', '[', 'a{', '*', '\\', '|'])
    expect(sampleRegex(source)).toBeTruthy();
});
