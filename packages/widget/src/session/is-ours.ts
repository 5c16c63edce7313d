import type { Visitor } from '@docent/identity';
import type { Session } from './session.ts';

/**
 * Says whether a chat belongs to whoever sits before the page now: not when another phone or user ID is known, and not when
 * somebody has signed out since it began.
 *
 * @example
 * if (!isOurs(session, visitors.read())) eraseSession();
 */
export function isOurs(
  session: Pick<Session, 'phone' | 'userId' | 'startedAt'>,
  visitor: Pick<Visitor, 'phone' | 'userId' | 'clearedAt'>,
): boolean {
  if (visitor.clearedAt > session.startedAt) return false;
  return !differ(session.phone, visitor.phone) && !differ(session.userId, visitor.userId);
}

function differ(ours: string | undefined, theirs: string | undefined): boolean {
  return ours !== undefined && theirs !== undefined && ours !== theirs;
}
