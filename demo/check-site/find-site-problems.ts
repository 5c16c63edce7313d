import { toTags } from '../../packages/tracker/src/debug/to-tags.ts';
import { toConfig } from './to-config.ts';
import type { SiteProblem, Visit } from './visit.ts';

const chatVersion = /docent-chat-(\d+\.\d+\.\d+)\.js/;

/**
 * Says what is wrong with the site as a whole: pages that share a title, versions that do not go together, consent that
 * is never given.
 *
 * @param grantsConsent - Whether the check answers the site's question with a yes.
 * @example
 * findSiteProblems(visits, false);
 */
export function findSiteProblems(
  visits: readonly Visit[],
  grantsConsent: boolean,
): readonly SiteProblem[] {
  const waiting = visits.filter(({ page }) => toConfig(page)?.consentRequired);
  const consent: SiteProblem = {
    reason: 'consent',
    message:
      'Nothing is recorded before the reader agrees. Check again with --consent, which says yes on each page.',
    pages: toPaths(waiting),
  };
  return [
    ...findSharedTitles(visits),
    ...findMixed('tracker', visits, ({ page }) => page.trackerVersion),
    ...findMixed('chat', visits, ({ page }) => {
      const chat = toTags(page.scripts).find(({ kind }) => kind === 'chat');
      return chatVersion.exec(chat?.src ?? '')?.[1];
    }),
    ...(waiting.length > 0 && !grantsConsent ? [consent] : []),
  ];
}

function findSharedTitles(visits: readonly Visit[]): readonly SiteProblem[] {
  const byName = new Map<string, Visit[]>();
  for (const visit of visits) {
    const { name } = visit.messages.find(({ type }) => type === 'page') ?? {};
    if (name) byName.set(name, [...(byName.get(name) ?? []), visit]);
  }
  return [...byName]
    .filter(([, found]) => new Set(found.map(({ page }) => page.heading)).size > 1)
    .map(([name, found]) => ({
      reason: 'shared-title',
      message: `Different pages are all called "${name}", as if it were the name of the site. Give each a <title>, or a meta tag docent:title.`,
      pages: toPaths(found),
    }));
}

function findMixed(
  what: string,
  visits: readonly Visit[],
  readVersion: (visit: Visit) => string | undefined,
): readonly SiteProblem[] {
  const versions = new Set(visits.map(readVersion).filter((one) => one !== undefined));
  if (versions.size < 2) return [];
  const list = [...versions].join(' and ');
  return [
    {
      reason: `mixed-${what}`,
      message: `Pages have different versions of the ${what}: ${list}. Use one everywhere.`,
      pages: toPaths(visits),
    },
  ];
}

function toPaths(visits: readonly Visit[]): readonly string[] {
  return [...new Set(visits.map(({ page }) => new URL(page.url).pathname))];
}
