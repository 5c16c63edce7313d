import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

/**
 * Reads a country that has phone numbers; undefined for anything else.
 *
 * @param country - ISO 3166 alpha-2 code in either case.
 * @example
 * toRegion('us'); // 'US'
 */
export function toRegion(country: unknown): CountryCode | undefined {
  // The shape first: upper-casing alone would turn "ß" into South Sudan.
  if (typeof country !== 'string' || !/^[a-z]{2}$/i.test(country)) return undefined;
  const region = country.toUpperCase();
  return isSupportedCountry(region) ? region : undefined;
}
