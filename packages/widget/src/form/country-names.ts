/**
 * Gives the name of a country in a language; the two letters where the browser knows no name.
 *
 * @param locale - BCP 47; that of the browser where this is none.
 * @example
 * toCountryNames('fr')('DE'); // 'Allemagne'
 */
export function toCountryNames(locale: string): (country: string) => string {
  const names = readNames([locale]) ?? readNames([]);
  // `of` throws for what is not a code at all.
  return (country) => (/^[A-Z]{2}$/.test(country) && names?.of(country)) || country;
}

function readNames(locales: string[]): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames(locales, { type: 'region' });
  } catch {
    return undefined;
  }
}
