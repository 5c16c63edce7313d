import type { TimelineEntry } from '../../../timeline/entry.ts';

/** What a screen reader says of what came in the last seconds: one sentence, however much it was. */
export function summarize(entries: readonly TimelineEntry[]): string {
  const last = entries.at(-1);
  if (!last) return '';
  const problems = entries.filter(({ problem }) => problem).length;
  const told = problems === 0 ? '' : ` ${problems === 1 ? '1 problem' : `${problems} problems`}.`;
  if (entries.length === 1) return `New: ${last.title}.${told}`;
  return `${entries.length} new entries, the last: ${last.title}.${told}`;
}
