/** What knows phone numbers: a chunk of its own, far larger than the form. */
export type PhoneTools = typeof import('./phone-library.ts');

/**
 * Loads what knows phone numbers; again after it could not be loaded.
 *
 * @example
 * const { parsePhone } = await loadPhoneTools();
 */
export function loadPhoneTools(): Promise<PhoneTools> {
  return import('./phone-library.ts');
}
