import { redactText } from '@docent/identity/redact';
import { expectsView } from './expects-view.ts';
import type { SiteProblem, Visit } from './visit.ts';

type Found = Omit<SiteProblem, 'pages'>;

/**
 * Says what is wrong with what was told of a visit: nothing, twice, or under the wrong title.
 *
 * @param before - The visit before it.
 * @param grantsConsent - Whether the check answers the site's question with a yes.
 * @example
 * findViewProblems(visit, undefined, false);
 */
export function findViewProblems(
  visit: Visit,
  before: Visit | undefined,
  grantsConsent: boolean,
): readonly Found[] {
  const views = visit.messages.filter(({ type }) => type === 'page');
  const [view] = views;
  if (!view) return expectsView(visit.page, grantsConsent) ? [missing] : [];
  const twice = views.length > 1 ? [toDouble(views.length)] : [];
  return [...twice, ...findTitleProblem(visit, before, view.name)];
}

const missing: Found = {
  reason: 'missing-view',
  message:
    'No view was recorded, although the page is a doc. Open it with ?docent-debug to see why.',
};

function toDouble(count: number): Found {
  return {
    reason: 'double-view',
    message: `The page was told ${count} times. Look for a second tracker, or for a call of docent.page().`,
  };
}

function findTitleProblem(
  { page }: Visit,
  before: Visit | undefined,
  name: string | undefined,
): readonly Found[] {
  const title = page.metaTitle ?? page.title;
  if (!name && !title)
    return [{ reason: 'no-title', message: 'The page has no title. Add a <title> in the head.' }];
  if (name === redactText(title)) return [];
  const isOld = name !== undefined && name === (before?.page.metaTitle ?? before?.page.title);
  return [
    isOld
      ? {
          reason: 'stale-title',
          message: `The view has the title of the page before, "${name}". The site changes its title too late: call docent.page() once it is there.`,
        }
      : {
          reason: 'wrong-title',
          message: `The view is called "${name ?? ''}", and the page "${title}". The title changes after the view.`,
        },
  ];
}
