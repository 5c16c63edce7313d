import { randomId } from '@docent/identity';

/**
 * Lets the SDK work on a page without TLS, where `crypto.randomUUID` is missing and the SDK calls it for each request. It
 * stays on the page; where the browser has its own, nothing changes.
 */
export function ensureRandomUuid(): void {
  // Browsers leave it out where the page is not secure, whatever the type says.
  if (typeof crypto.randomUUID === 'function') return;
  crypto.randomUUID = randomId as typeof crypto.randomUUID;
}
