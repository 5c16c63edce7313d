import { isPhone, type Phone } from '@docent/identity';
import type { Identified, IdentifyRefusal } from './docent.ts';

const loadParser = () => import('@docent/identity/parse-phone');

/**
 * Loads the phone parser, before it is needed.
 *
 * @example
 * field.addEventListener('focus', preloadParser, { once: true });
 */
export function preloadParser(): void {
  loadParser().catch(() => {});
}

/**
 * Parses a phone in any spelling; the parser and its metadata are loaded for the first that is not
 * known already.
 *
 * @param known - The phone of the reader, who may identify on every page.
 * @param country - ISO 3166 alpha-2: where a number in national form belongs.
 * @example
 * await parseReaderPhone('(415) 555-2671', undefined, 'US');
 */
export async function parseReaderPhone(
  phone: unknown,
  known: Phone | undefined,
  country: string | undefined,
): Promise<Identified> {
  if (isPhone(phone) && phone === known) return { ok: true, phone, country: undefined };
  try {
    const { parsePhone } = await loadParser();
    return parsePhone(phone, country);
  } catch {
    return refuse('unavailable', 'The phone parser could not be loaded. Try again.');
  }
}

/**
 * Makes a refusal to identify.
 *
 * @example
 * refuse('consent', 'The reader refused consent.');
 */
export function refuse(reason: IdentifyRefusal, message: string): Identified {
  return { ok: false, reason, message };
}
