import googleLibrary from 'google-libphonenumber';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './parse-phone.ts';

const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = googleLibrary;
const google = PhoneNumberUtil.getInstance();
// Two methods that the library has and its types do not.
const nonGeographic = google as unknown as {
  getSupportedGlobalNetworkCallingCodes(): number[];
  getExampleNumberForNonGeoEntity(code: number): googleLibrary.PhoneNumber;
};
const formats = [
  PhoneNumberFormat.E164,
  PhoneNumberFormat.INTERNATIONAL,
  PhoneNumberFormat.NATIONAL,
  PhoneNumberFormat.RFC3966,
];
const types = Object.values(PhoneNumberType)
  .filter((type) => typeof type === 'number')
  .filter((type) => type !== PhoneNumberType.UNKNOWN);
const services = new Set([
  PhoneNumberType.TOLL_FREE,
  PhoneNumberType.PREMIUM_RATE,
  PhoneNumberType.SHARED_COST,
  PhoneNumberType.PAGER,
  PhoneNumberType.UAN,
  PhoneNumberType.VOICEMAIL,
]);

/**
 * Numbers about which the two metadata releases disagree: we refuse what Google's accepts.
 * Benin gave every number ten digits in November 2024, and only ours knows the eight-digit
 * VoIP and company numbers are gone; Zimbabwe's (13) area is only in Google's.
 */
const disagreements = new Map([
  ['+22985751234', 'impossible'],
  ['+22981123456', 'impossible'],
  ['+2631312345', 'invalid'],
]);

function outcome(input: string, country?: string): string {
  const parsed = parsePhone(input, country);
  return parsed.ok ? parsed.phone : parsed.reason;
}

function expected(example: googleLibrary.PhoneNumber): string {
  const phone = google.format(example, PhoneNumberFormat.E164);
  if (disagreements.has(phone)) return disagreements.get(phone) ?? '';
  return services.has(google.getNumberType(example)) ? 'not-a-person' : phone;
}

function exampleOf(region: string, type: googleLibrary.PhoneNumberType) {
  // The library's types do not say it: a region without such numbers has no example.
  return google.getExampleNumberForType(region, type) as googleLibrary.PhoneNumber | null;
}

test('every mobile example is understood in every form', () => {
  const regions = Object.keys(examples).filter((key) => isSupportedCountry(key));
  const wrong = regions.flatMap((region) => {
    const phone = `+${getCountryCallingCode(region)}${examples[region]}`;
    const texts = formats.map((format) => google.format(google.parse(phone), format));
    return [phone, ...texts].filter((text) => outcome(text, region) !== phone);
  });
  expect(regions).toHaveLength(245);
  expect(wrong).toEqual([]);
});

describe("Google's own examples", () => {
  const regions = google.getSupportedRegions();
  const wrong: string[] = [];
  const seen = new Set<string>();
  let checked = 0;
  for (const region of regions) {
    for (const type of types) {
      const example = exampleOf(region, type);
      if (!example) continue;
      for (const format of formats) {
        const text = google.format(example, format);
        const answer = outcome(text, region);
        if (answer !== expected(example)) wrong.push(`${region} ${text}: ${answer}`);
        const phone = google.format(example, PhoneNumberFormat.E164);
        if (disagreements.has(phone)) seen.add(phone);
        checked += 1;
      }
    }
  }

  test('of every region, type and form are understood', () => {
    expect(regions).toHaveLength(245);
    expect(checked).toBe(5508);
    expect(wrong).toEqual([]);
  });

  test('differ in exactly three numbers, because the metadata releases do', () => {
    expect([...seen].toSorted()).toEqual([...disagreements.keys()].toSorted());
  });
});

test('non-geographic numbers are understood without a country', () => {
  const codes = nonGeographic.getSupportedGlobalNetworkCallingCodes();
  const wrong = codes
    .map((code) => nonGeographic.getExampleNumberForNonGeoEntity(code))
    .flatMap((example) =>
      [PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966]
        .map((format) => google.format(example, format))
        .filter((text) => outcome(text) !== expected(example)),
    );
  expect(codes).toHaveLength(9);
  expect(wrong).toEqual([]);
});
