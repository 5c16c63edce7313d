import { AsYouType, type CountryCode } from 'libphonenumber-js/max';
import { cleanPhoneText } from './clean-phone-text.ts';
import { toCountryOf } from './phone-countries.ts';
import { toRegion } from './to-region.ts';

export { listCountries, type PhoneCountry } from './phone-countries.ts';

/** What stands in a phone field, and the country it belongs to where that is known. */
export interface TypedPhone {
  readonly text: string;
  /** ISO 3166 alpha-2. */
  readonly country: string | undefined;
}

// Longer than any number with its spaces: nothing here is for formatting.
const maxLength = 40;
const phoneOnly = /^\+?[\p{Nd}\s().\-\u2010-\u2015/]+$/u;

/**
 * Formats a number while it is typed, and tells the country of one that begins with a plus. What `parsePhone` makes of
 * the answer is what it makes of the text: where formatting would lose anything, the text stays as it is.
 *
 * @param input - What stands in the field.
 * @param country - ISO 3166 alpha-2: where a number in national form belongs.
 * @example
 * formatAsTyped('415555', 'US'); // { text: '(415) 555', country: 'US' }
 * formatAsTyped('+4420', 'US'); // { text: '+44 20', country: 'GB' }
 */
export function formatAsTyped(input: string, country?: string): TypedPhone {
  const region = toRegion(country);
  const text = cleanPhoneText(input.slice(0, maxLength + 1));
  const isForFormatting = input.length <= maxLength && phoneOnly.test(text);
  return (isForFormatting && format(text, region)) || { text: input, country: region };
}

function format(text: string, region: CountryCode | undefined): TypedPhone | undefined {
  try {
    const typed = new AsYouType(region);
    const formatted = typed.input(text);
    if (!formatted.startsWith('+')) return { text: formatted, country: region };
    const found = typed.getCountry() ?? toCountryOf(typed.getCallingCode(), region);
    return { text: formatted, country: found ?? region };
  } catch {
    // 1.13.16 throws for "08" in Cabo Verde, and for the start of other numbers whose country is not certain yet.
    return undefined;
  }
}

/**
 * Puts what was typed into another country: of a number with a plus, the national part stays.
 *
 * @example
 * moveToCountry('+1 664 123', 'AT'); // { text: '664 123', country: 'AT' }
 */
export function moveToCountry(input: string, country: string): TypedPhone {
  return formatAsTyped(readNational(cleanPhoneText(input)) ?? input, country);
}

function readNational(text: string): string | undefined {
  if (!text.startsWith('+') || text.length > maxLength || !phoneOnly.test(text + 0)) {
    return undefined;
  }
  try {
    const typed = new AsYouType();
    typed.input(text);
    return typed.getChars().slice(1 + (typed.getCallingCode()?.length ?? 0));
  } catch {
    return undefined;
  }
}
