import type { Snapshot } from '../facts.ts';
import type { Row, Section, ToTime } from '../section.ts';

/**
 * The docs that the reader had in view, latest first.
 *
 * @example
 * toTrailSection(snapshot, toTime).summary; // '3 docs'
 */
export function toTrailSection(
  { tracker: { docsRead, config } }: Snapshot,
  toTime: ToTime,
): Section {
  const rows = docsRead.toReversed().map(({ title, url, viewedAt }): Row => ({
    label: toTime(viewedAt),
    text: `${title || '(no title)'} · ${url}`,
    key: `${viewedAt} ${url}`,
    ...(!title && { tone: 'warning' as const }),
  }));
  return {
    id: 'trail',
    title: 'Docs read',
    summary: `${rows.length} ${rows.length === 1 ? 'doc' : 'docs'}`,
    rows,
    note: config.isPrivate
      ? 'Kept empty: the browser asks for privacy (Global Privacy Control).'
      : 'The last 20 of two days. The chat takes them along.',
  };
}
