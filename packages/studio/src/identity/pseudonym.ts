import { createHmac } from 'node:crypto';

/** What a pseudonym stands for: the same value gives another one for each. */
export type PseudonymPurpose = 'person' | 'guest' | 'start' | 'mark';

/**
 * Makes a keyed pseudonym: the same value gives the same one, and without the secret nobody can tell which value it
 * stands for.
 *
 * @example
 * toPseudonym(settings.pseudonymSecret, 'person', '+14155552671'); // 'person-3q2…'
 */
export function toPseudonym(secret: string, purpose: PseudonymPurpose, value: string): string {
  // No purpose holds a colon: two pairs never give the same text.
  const hash = createHmac('sha256', secret).update(`${purpose}:${value}`).digest('base64url');
  return `${purpose}-${hash}`;
}
