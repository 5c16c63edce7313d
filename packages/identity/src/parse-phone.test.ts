import { expect, test } from 'vitest';
import { parsePhone } from './parse-phone.ts';

/** Input, default country, expected E.164 and country. */
const accepted: [string, string | undefined, string, string | undefined][] = [
  ['+14155552671', undefined, '+14155552671', 'US'],
  ['(415) 555-2671', 'US', '+14155552671', 'US'],
  ['415.555.2671', 'us', '+14155552671', 'US'],
  ['1 415 555 2671', 'US', '+14155552671', 'US'],
  ['+44 7911 123456', 'US', '+447911123456', 'GG'],
  ['011 44 7911 123456', 'US', '+447911123456', 'GG'],
  ['00447911123456', 'GB', '+447911123456', 'GG'],
  ['001 415 555 2671', 'GB', '+14155552671', 'US'],
  ['07911 123456', 'GB', '+447911123456', 'GG'],
  ['+44 (0) 7911 123456', undefined, '+447911123456', 'GG'],
  ['(+44) 7911 123456', undefined, '+447911123456', 'GG'],
  ['06 12 34 56 78', 'FR', '+33612345678', 'FR'],
  ['0151 23456789', 'DE', '+4915123456789', 'DE'],
  ['8 (912) 345-67-89', 'RU', '+79123456789', 'RU'],
  ['312 345 6789', 'IT', '+393123456789', 'IT'],
  ['02 1234 5678', 'IT', '+390212345678', 'IT'],
  ['06 698 12345', 'IT', '+390669812345', 'VA'],
  ['tel:+1-415-555-2671', undefined, '+14155552671', 'US'],
  ['TEL:+1-415-555-2671;ext=12', undefined, '+14155552671', 'US'],
  ['tel:555-2671;phone-context=+1-415', undefined, '+14155552671', 'US'],
  ['(415) 555-2671 ext. 12', 'US', '+14155552671', 'US'],
  ['+1 415 555 2671 x12', undefined, '+14155552671', 'US'],
  ['\u202A+1 415\u00A0555\u202F2671\u202C', undefined, '+14155552671', 'US'],
  ['\u2068+1\u200B415\u2060555\u200D2671\u2069\uFEFF', undefined, '+14155552671', 'US'],
  ['\u200E+1 415\u2011555\u20112671\u061C', undefined, '+14155552671', 'US'],
  ['  +1\t415 555 2671\r\n', undefined, '+14155552671', 'US'],
  ['＋１４１５５５５２６７１', undefined, '+14155552671', 'US'],
  ['+٩٦٦٥٠١٢٣٤٥٦٧', undefined, '+966501234567', 'SA'],
  ['۰۹۱۲۳۴۵۶۷۸۹', 'IR', '+989123456789', 'IR'],
  ['+290 8999', undefined, '+2908999', 'TA'],
  ['+883 510 012 345', undefined, '+883510012345', undefined],
];

test.each(accepted)('%s with %s is %s', (input, country, phone, expectedCountry) => {
  expect(parsePhone(input, country)).toEqual({ ok: true, phone, country: expectedCountry });
});

/** Input, default country, reason. */
const refused: [unknown, string | undefined, string][] = [
  [undefined, undefined, 'not-text'],
  [null, undefined, 'not-text'],
  [14155552671, 'US', 'not-text'],
  [['+14155552671'], undefined, 'not-text'],
  [{ toString: () => '+14155552671' }, undefined, 'not-text'],
  [new String('+14155552671'), undefined, 'not-text'],
  ['', undefined, 'empty'],
  [' \t\n', 'US', 'empty'],
  ['\u200E\uFEFF', 'US', 'empty'],
  ['tel:', 'US', 'empty'],
  [`+1415555267${'1'.repeat(240)}`, undefined, 'too-long'],
  ['call me', 'US', 'not-a-number'],
  ['call +14155552671', 'US', 'not-a-number'],
  ['+14155552671 or +14155552672', undefined, 'not-a-number'],
  ['+14155552671\n+14155552672', undefined, 'not-a-number'],
  ['++14155552671', undefined, 'not-a-number'],
  ['1-800-FLOWERS', 'US', 'not-a-number'],
  ['4️⃣1️⃣5️⃣5️⃣5️⃣5️⃣2️⃣6️⃣7️⃣1️⃣', 'US', 'not-a-number'],
  ['ada@example.com', 'US', 'not-a-number'],
  ['https://example.com/4155552671', 'US', 'not-a-number'],
  ['+1415555267\u0000', undefined, 'not-a-number'],
  ['4155552671', undefined, 'country-needed'],
  ['4155552671', '', 'country-needed'],
  ['00447911123456', undefined, 'country-needed'],
  ['4155552671', 'ZZ', 'unknown-country'],
  ['+14155552671', 'USA', 'unknown-country'],
  ['+14155552671', 'ß', 'unknown-country'],
  ['+14155552671', '__proto__', 'unknown-country'],
  ['5552671', 'US', 'impossible'],
  ['7', 'US', 'impossible'],
  ['+1415555267', undefined, 'impossible'],
  ['+141555526712', undefined, 'impossible'],
  ['00447911123456', 'US', 'impossible'],
  ['4155552671', 'GB', 'invalid'],
  ['+999123456789', undefined, 'invalid'],
  ['＋９９９１２３４５６', undefined, 'invalid'],
  ['011 999 123456', 'US', 'invalid'],
  ['+1 900 234 5678', undefined, 'not-a-person'],
  ['800 234 5678', 'US', 'not-a-person'],
  ['+800 1234 5678', undefined, 'not-a-person'],
  ['+979 123 456 789', undefined, 'not-a-person'],
  ['0', 'US', 'placeholder'],
  ['-1', 'US', 'placeholder'],
  ['null', 'US', 'placeholder'],
  ['Anonymous', 'US', 'placeholder'],
  ['undefined', undefined, 'placeholder'],
  ['000-000-0000', 'US', 'placeholder'],
  ['(000) 000-0000', undefined, 'placeholder'],
  ['----', 'US', 'placeholder'],
  ['+1 111 111 1111', undefined, 'placeholder'],
  ['999 999 9999', 'US', 'placeholder'],
  ['06 66 66 66 66', 'FR', 'placeholder'],
];

test.each(refused)('%j with %s is refused as %s', (input, country, reason) => {
  expect(parsePhone(input, country)).toMatchObject({ ok: false, reason });
});

test('a megabyte of text is refused before it is looked at', () => {
  const huge = '+1'.repeat(500_000);
  const start = performance.now();
  for (let count = 0; count < 1000; count += 1) parsePhone(huge, 'US');
  expect(performance.now() - start).toBeLessThan(100);
});

test('a country that is not text is refused, whatever the types say', () => {
  expect(parsePhone('4155552671', { toString: () => 'US' } as unknown as string)).toMatchObject({
    reason: 'unknown-country',
  });
});
