import { listCountries } from '@docent/identity/format-phone';
import { toCountryNames } from './country-names.ts';

/** A country to choose. */
export interface CountryChoice {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** In the language of the chat. */
  readonly name: string;
  /** With its plus: `+44`. */
  readonly code: string;
}

/**
 * Lists the countries to choose from, by name.
 *
 * @param locale - BCP 47.
 * @example
 * listChoices('en')[0]; // { country: 'AF', name: 'Afghanistan', code: '+93' }
 */
export function listChoices(locale: string): readonly CountryChoice[] {
  const toName = toCountryNames(locale);
  const { compare } = new Intl.Collator();
  return listCountries()
    .map(({ country, callingCode }) => ({
      country,
      name: toName(country),
      code: `+${callingCode}`,
    }))
    .toSorted((one, other) => compare(one.name, other.name));
}
