import { toDirective } from './to-directive.ts';
import type { LoadedFile, SiteProblem, Violation, Visit } from './visit.ts';

type Found = Omit<SiteProblem, 'pages'>;

const ours = /\/docent(-[\w.-]+)?\.js/;

/**
 * Says which of our scripts did not come, and what the page's policy has refused to them.
 *
 * @param hosts - Origins that the tags talk to.
 * @example
 * findScriptProblems(visit, new Set(['https://api.segment.io']));
 */
export function findScriptProblems(visit: Visit, hosts: ReadonlySet<string>): readonly Found[] {
  const { origin } = new URL(visit.page.url);
  const refused = visit.page.violations.filter((one) => isAboutUs(one, hosts));
  const refusedUrls = refused.map(({ blocked }) => blocked);
  return [
    ...refused.map((one) => toRefusal(one, origin)),
    ...visit.files.filter(({ url }) => !refusedUrls.includes(url)).flatMap(toFileProblem),
  ];
}

function isAboutUs({ blocked, source }: Violation, hosts: ReadonlySet<string>): boolean {
  if (ours.test(blocked) || ours.test(source)) return true;
  return URL.canParse(blocked) && hosts.has(new URL(blocked).origin);
}

function toRefusal(violation: Violation, origin: string): Found {
  return {
    reason: 'csp',
    message: `The page's Content-Security-Policy refuses ${violation.blocked}. Add: ${toDirective(violation, origin)}`,
  };
}

function toFileProblem({ url, status, type }: LoadedFile): readonly Found[] {
  if (status === 0)
    return [
      {
        reason: 'blocked-script',
        message: `${url} could not be loaded. Look at the network of the page.`,
      },
    ];
  if (status >= 400)
    return [
      {
        reason: 'missing-script',
        message: `${url} answered ${status}. Copy all files of the build into one folder, and name that in the tag.`,
      },
    ];
  if (/javascript|ecmascript/.test(type)) return [];
  return [
    {
      reason: 'wrong-type',
      message: `${url} is no script but ${type || 'of no type'}. The site answers with something else in its place.`,
    },
  ];
}
