import { isPhone } from '@docent/identity';
import type { PhoneRefusal } from '@docent/identity/parse-phone';
import type { PhoneTools } from './phone-tools.ts';

/** What stands in the phone field. */
export interface PhoneEntry {
  readonly text: string;
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined;
  /** The phone that was known before, as long as the visitor has not touched the field. */
  readonly known?: string | undefined;
}

/** A phone in E.164, none, why it is refused, or that nobody can tell without the tools. */
export type CheckedPhone =
  { readonly phone?: string } | { readonly refusal: PhoneRefusal } | { readonly isUnchecked: true };

/**
 * Checks the phone field. Without tools, nothing is refused.
 *
 * @example
 * checkPhone({ text: '(415) 555-2671', country: 'US' }, tools); // { phone: '+14155552671' }
 */
export function checkPhone(
  { text, country, known }: PhoneEntry,
  tools: PhoneTools | undefined,
): CheckedPhone {
  if (known) return { phone: known };
  if (!text.trim()) return {};
  if (!tools) return { isUnchecked: true };
  const parsed = tools.parsePhone(text, country);
  return parsed.ok ? { phone: parsed.phone } : { refusal: parsed.reason };
}

/**
 * Reads a phone that is written in full, for when nothing can check it: the server will.
 *
 * @example
 * readFullPhone('+1 (415) 555-2671'); // '+14155552671'
 */
export function readFullPhone(text: string): string | undefined {
  const digits = text.replace(/^\s*tel:|[\s().\-\u2010-\u2015/\p{Cf}]/giu, '');
  return isPhone(digits) ? digits : undefined;
}
