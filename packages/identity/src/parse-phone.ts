import {
  ParseError,
  parsePhoneNumberWithError,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { cleanPhoneText } from './clean-phone-text.ts';
import { isPhone, type Phone } from './phone.ts';
import { refusePhone, type PhoneRefusal, type RefusedPhone } from './phone-refusals.ts';
import { toRegion } from './to-region.ts';

export { phoneRefusals, type PhoneRefusal, type RefusedPhone } from './phone-refusals.ts';

/** What became of a text: a person's phone and its country where that is certain, or a refusal. */
export type ParsedPhone =
  { readonly ok: true; readonly phone: Phone; readonly country: string | undefined } | RefusedPhone;

const maxLength = 250;
const placeholders = new Set(['-1', 'null', 'undefined', 'anonymous']);
const serviceTypes = new Set<string | undefined>([
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'UAN',
  'PAGER',
  'VOICEMAIL',
]);

/**
 * Turns what a visitor typed, or a site knows, into the E.164 phone of a person. Never throws.
 *
 * @param input - The number, as text, in any usual spelling; a leading `tel:` is dropped.
 * @param country - ISO 3166 alpha-2 code in either case: where a number in national form belongs.
 * @returns The phone, or a refusal with a reason and a sentence that does not hold the input.
 *
 * @example
 * parsePhone('(415) 555-2671', 'US'); // { ok: true, phone: '+14155552671', country: 'US' }
 * parsePhone('(415) 555-2671'); // { ok: false, reason: 'country-needed', message: '…' }
 */
export function parsePhone(input: unknown, country?: string): ParsedPhone {
  if (typeof input !== 'string') return refusePhone('not-text');
  // Before any other work: a megabyte of text must cost nothing.
  if (input.length > maxLength) return refusePhone('too-long');
  const text = cleanPhoneText(input);
  if (!text) return refusePhone('empty');
  if (isPlaceholder(text)) return refusePhone('placeholder');
  const region = country ? toRegion(country) : undefined;
  if (country && !region) return refusePhone('unknown-country');
  return parseText(text, region);
}

function isPlaceholder(text: string): boolean {
  return placeholders.has(text.toLowerCase()) || /^[0 ().-]+$/.test(text);
}

function parseText(text: string, region: CountryCode | undefined): ParsedPhone {
  try {
    const options = region ? { defaultCountry: region, extract: false } : { extract: false };
    return judge(parsePhoneNumberWithError(text, options));
  } catch (error) {
    return refusePhone(toRefusal(error, text, region));
  }
}

function judge(number: PhoneNumber): ParsedPhone {
  if (/^(\d)\1*$/.test(number.nationalNumber)) return refusePhone('placeholder');
  const phone: string = number.number;
  if (!number.isPossible()) return refusePhone('impossible');
  if (!number.isValid()) return refusePhone('invalid');
  if (serviceTypes.has(number.getType())) return refusePhone('not-a-person');
  if (!isPhone(phone)) return refusePhone('impossible');
  return { ok: true, phone, country: number.country };
}

function toRefusal(error: unknown, text: string, region: string | undefined): PhoneRefusal {
  switch (error instanceof ParseError ? error.message : undefined) {
    case 'TOO_SHORT':
    case 'TOO_LONG':
      return 'impossible';
    case 'INVALID_COUNTRY':
      // The same error for "+999…" (no such country) and for a national form without a country.
      return region || text.startsWith('+') ? 'invalid' : 'country-needed';
    default:
      return 'not-a-number';
  }
}
