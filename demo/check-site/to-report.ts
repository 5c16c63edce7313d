import { toTags } from '../../packages/tracker/src/debug/to-tags.ts';
import { isDoc } from './is-doc.ts';
import type { SiteProblem, Visit } from './visit.ts';

/** Puts a text in a colour, or leaves it. */
export type Paint = (color: 'bold' | 'quiet' | 'good' | 'bad', text: string) => string;

const ways: Readonly<Record<Visit['how'], string>> = {
  load: 'loaded',
  link: 'by a link, loaded',
  click: 'by a link, in the page',
};

/**
 * Tells of a visit in a few lines.
 *
 * @example
 * toVisitReport(visit, (_, text) => text);
 */
export function toVisitReport({ how, page, messages, files }: Visit, paint: Paint): string {
  const { pathname, search } = new URL(page.url);
  const tags = toTags(page.scripts).map(
    ({ kind, isInHead }) => `${kind} (${isInHead ? 'head' : 'body'})`,
  );
  const views = messages.filter(({ type }) => type === 'page');
  const identifies = messages.filter(({ type }) => type === 'identify');
  const noView = isDoc(page) === false ? 'none: the page is no doc' : 'none';
  const lines: readonly (readonly [string, string])[] = [
    [
      'tags',
      `${tags.join(', ') || 'none'}${page.trackerVersion ? ` · tracker ${page.trackerVersion}` : ''}`,
    ],
    ...(views.length === 0 ? [['view', noView] as const] : []),
    ...views.map(
      ({ name, category }) => ['view', `"${name ?? ''}" in ${category ?? 'no category'}`] as const,
    ),
    ...identifies.map(
      ({ phone }) => ['identify', phone ? `phone ${phone}` : 'without a phone'] as const,
    ),
    ['loaded', toSizes(files)],
  ];
  const head = `${paint('bold', pathname + search)}  ${paint('quiet', ways[how])}`;
  return [head, ...lines.map(([name, text]) => `  ${paint('quiet', name.padEnd(9))}${text}`)].join(
    '\n',
  );
}

function toSizes(files: Visit['files']): string {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return `${(bytes / 1000).toFixed(1)} kB of our scripts in ${files.length} files`;
}

/**
 * Tells of the problems, one a line, and ends with how many there are.
 *
 * @example
 * toSummary([], (_, text) => text); // 'All is well.'
 */
export function toSummary(problems: readonly SiteProblem[], paint: Paint): string {
  if (problems.length === 0) return paint('good', 'All is well.');
  const lines = problems.map(({ message, pages }) => {
    const where = pages.length > 0 ? `\n    ${paint('quiet', pages.join('  '))}` : '';
    return `  ${paint('bad', '✗')} ${message}${where}`;
  });
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [...lines, '', paint('bad', count)].join('\n');
}
