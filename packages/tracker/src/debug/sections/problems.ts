import type { Problem } from '../../docent.ts';
import { findProblems } from '../../problems.ts';
import type { Snapshot } from '../facts.ts';
import { findTagProblems } from '../find-tag-problems.ts';
import type { Row, Section } from '../section.ts';

/**
 * What should be mended: options, tags, and what the tracker has said since the page was loaded.
 *
 * @example
 * toProblemsSection(snapshot).summary; // 'none'
 */
export function toProblemsSection({ tracker, page }: Snapshot): Section {
  const told = tracker.recent
    .filter(({ name }) => name === 'error')
    .map(({ detail }) => detail as Problem);
  const all = [
    ...findProblems(tracker.config.options, page.url),
    ...findTagProblems(page),
    ...told,
  ];
  const once = [...new Map(all.map((problem) => [problem.reason, problem])).values()];
  return {
    id: 'problems',
    title: 'Problems',
    summary: once.length > 0 ? `${once.length} found` : 'none',
    tone: once.length > 0 ? 'bad' : 'good',
    rows: once.map(({ reason, message }): Row => ({ label: reason, text: message, tone: 'bad' })),
    ...(once.length === 0 && { note: 'Options and tags are as they should be.' }),
  };
}
