import { parseConfig, type Config } from '../../packages/tracker/src/config.ts';
import { toTags } from '../../packages/tracker/src/debug/to-tags.ts';
import type { PageRead } from './visit.ts';

/**
 * The options as the tracker of a page has them; undefined where the page has no tracker.
 *
 * @example
 * toConfig(page)?.consentRequired;
 */
export function toConfig({ scripts, docentConfig, url }: PageRead): Config | undefined {
  const tag = toTags(scripts).find(({ kind }) => kind === 'tracker' || kind === 'snippet');
  const script = scripts.find(({ data }) => data['writeKey'] !== undefined);
  if (!tag && !docentConfig) return undefined;
  return parseConfig({ ...docentConfig, ...script?.data }, url, false);
}
