/**
 * The name of the cookie in which the site remembers whether its reader allowed statistics. The port is in it: a browser
 * shows the cookies of one host to all of its ports.
 */
export function toConsentCookieName(port: string): string {
  return `millrace-consent-${port || 'default'}`;
}

/** Its values. */
export const consentValues = { allowed: 'allowed', refused: 'refused' } as const;
