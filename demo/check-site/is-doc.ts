import { toConfig } from './to-config.ts';
import type { PageRead } from './visit.ts';

/**
 * Says whether a page is a doc, as the tracker sees it; undefined where the page has no tracker.
 *
 * @example
 * isDoc(page); // whether a view should be told
 */
export function isDoc(page: PageRead): boolean | undefined {
  const config = toConfig(page);
  if (!config) return undefined;
  if (page.metaDoc === 'no' || page.metaDoc === 'yes') return page.metaDoc === 'yes';
  return config.isDoc(new URL(page.url).pathname);
}
