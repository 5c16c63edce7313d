import { isDoc } from './is-doc.ts';
import { toConfig } from './to-config.ts';
import type { PageRead } from './visit.ts';

/**
 * Says whether a view of a page should be told: it is a doc, the tracker runs, and it may and can tell.
 *
 * @param grantsConsent - Whether the check answers the site's question with a yes.
 * @example
 * expectsView(page, false);
 */
export function expectsView(page: PageRead, grantsConsent: boolean): boolean {
  const config = toConfig(page);
  if (!config || page.trackerVersion === undefined || !config.writeKey) return false;
  const isSilent = config.identifiedOnly || (config.consentRequired && !grantsConsent);
  return !isSilent && isDoc(page) === true && !isRefused(page);
}

/** What the page's policy refuses is a problem of its own. */
function isRefused({ violations }: PageRead): boolean {
  return violations.some(({ directive }) => directive === 'connect-src');
}
