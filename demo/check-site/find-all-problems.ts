import { findOptionProblems } from './find-option-problems.ts';
import { findScriptProblems } from './find-script-problems.ts';
import { findSiteProblems } from './find-site-problems.ts';
import { findViewProblems } from './find-view-problems.ts';
import { toConfig } from './to-config.ts';
import type { SiteProblem, Visit } from './visit.ts';

/**
 * Says what has to be mended on a site, each problem once, with the pages that have it.
 *
 * @param grantsConsent - Whether the check answers the site's question with a yes.
 * @example
 * findAllProblems(visits, false).length; // 0 where all is well
 */
export function findAllProblems(
  visits: readonly Visit[],
  grantsConsent: boolean,
): readonly SiteProblem[] {
  const found = visits.flatMap((visit, index) => {
    const before = visit.how === 'click' ? visits[index - 1] : undefined;
    const options = findOptionProblems(visit.page);
    const all = [
      ...options,
      ...findScriptProblems(visit, listHosts(visit)),
      ...findViewProblems(visit, before, grantsConsent),
      ...toSaid(visit, options.length > 0),
    ];
    const pages = [new URL(visit.page.url).pathname];
    return all.map((problem): SiteProblem => ({ ...problem, pages }));
  });
  return merge([...found, ...findSiteProblems(visits, grantsConsent)]);
}

/** The origins that the tags of a page talk to. */
function listHosts({ page }: Visit): ReadonlySet<string> {
  const config = toConfig(page);
  const functionsUrl = page.chatAttributes['functions-url'] ?? '';
  const all = [
    config?.apiUrl ?? '',
    config?.options.cdnHost ?? 'https://cdn.segment.com',
    functionsUrl,
  ];
  return new Set(all.flatMap((url) => (URL.canParse(url) ? new URL(url).origin : [])));
}

/** What our scripts say themselves, where it is not what has been found already. */
function toSaid({ said }: Visit, isExplained: boolean): readonly Omit<SiteProblem, 'pages'>[] {
  const rest = said.filter((line) => !(isExplained && /option|has to be|write.key/.test(line)));
  return rest.map((line) => ({ reason: 'console', message: `In the console: ${line}` }));
}

function merge(problems: readonly SiteProblem[]): readonly SiteProblem[] {
  const merged = new Map<string, SiteProblem>();
  for (const problem of problems) {
    const key = `${problem.reason} ${problem.message}`;
    const pages = [...(merged.get(key)?.pages ?? []), ...problem.pages];
    merged.set(key, { ...problem, pages: [...new Set(pages)] });
  }
  return [...merged.values()];
}
