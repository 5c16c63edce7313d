import type { DeskState } from './model.ts';
import { toCards, type TaskCards } from './to-cards.ts';

/** Whether something came that an agent wants to hear of: a task that waits, or words in a chat of their own. */
export function hasNews(before: DeskState, after: DeskState): boolean {
  if (!before.isLoaded) return false;
  const known = toCards(before);
  const now = toCards(after);
  const sids = new Set(known.waiting.map(({ sid }) => sid));
  return now.waiting.some(({ sid }) => !sids.has(sid)) || toUnread(now) > toUnread(known);
}

function toUnread({ mine }: TaskCards): number {
  return mine.reduce((sum, { unread }) => sum + unread, 0);
}

/** The title of the tab: `(2) Maya · Agent’s desk`, of how many wait. */
export function toTitle({ worker, tasks }: Pick<DeskState, 'worker' | 'tasks'>): string {
  const waiting = tasks.filter(
    ({ status }) => status === 'pending' || status === 'reserved',
  ).length;
  return `${waiting > 0 ? `(${waiting}) ` : ''}${worker.name} · Agent’s desk · Docent demo`;
}
