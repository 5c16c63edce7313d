import type { CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

/** A country and the calling code of its numbers. */
export interface PhoneCountry {
  /** ISO 3166 alpha-2. */
  readonly country: CountryCode;
  /** Without a plus: `44`. */
  readonly callingCode: string;
}

/**
 * Lists every country that has phone numbers, by calling code.
 *
 * @example
 * listCountries()[0]; // { country: 'US', callingCode: '1' }
 */
export function listCountries(): readonly PhoneCountry[] {
  return Object.entries(metadata.country_calling_codes).flatMap(([callingCode, countries]) =>
    countries.map((country) => ({ country, callingCode })),
  );
}

/**
 * Chooses the country of a calling code: the one named where it has that code, else the largest that has.
 *
 * @example
 * toCountryOf('1', 'CA'); // 'CA'
 * toCountryOf('1', 'DE'); // 'US'
 */
export function toCountryOf(
  callingCode: string | undefined,
  preferred: CountryCode | undefined,
): CountryCode | undefined {
  const countries = metadata.country_calling_codes[callingCode ?? ''] ?? [];
  return countries.find((country) => country === preferred) ?? countries[0];
}
