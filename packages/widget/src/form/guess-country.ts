/** Where a visitor may be from, as the browser tells it. */
export interface Place {
  /** `navigator.languages`. */
  readonly languages: readonly string[];
  /** IANA name, such as `Europe/Vienna`. */
  readonly timeZone?: string;
}

/**
 * Guesses the country whose numbers a visitor writes in national form: of the countries that the languages name, the one
 * where the clock fits, else the first; of languages without a country, the one where most of the speakers are.
 *
 * @returns ISO 3166 alpha-2, or undefined where the languages tell nothing.
 * @example
 * guessCountry({ languages: ['de-AT', 'en'] }); // 'AT'
 * guessCountry({ languages: ['en-US', 'de-DE'], timeZone: 'Europe/Berlin' }); // 'DE'
 */
export function guessCountry({ languages, timeZone }: Place): string | undefined {
  const locales = languages.flatMap(toLocale);
  const named = locales.flatMap(toCountry);
  const likely = locales.flatMap((locale) => toCountry(locale.maximize()));
  const hasClock = (country: string) => !!timeZone && readZones(country).includes(timeZone);
  return likely.find(hasClock) ?? named[0] ?? likely[0];
}

function toLocale(language: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(language)];
  } catch {
    return [];
  }
}

function toCountry({ region }: Intl.Locale): string[] {
  // "es-419" is a region, and no country.
  return region && /^[A-Z]{2}$/.test(region) ? [region] : [];
}

interface LocaleZones {
  readonly getTimeZones?: () => string[] | undefined;
  readonly timeZones?: string[];
}

function readZones(country: string): readonly string[] {
  // The first is the standard's, the second what browsers had before; not every one has either.
  const locale = new Intl.Locale(`und-${country}`) as LocaleZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
