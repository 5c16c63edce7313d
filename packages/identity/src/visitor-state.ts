import { mergeTrails, type DocTrail } from './doc-trail.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** The visitor and the docs that this visitor read. */
export interface VisitorState {
  readonly visitor: Visitor;
  readonly trail: DocTrail;
}

/**
 * Settles what two tabs hold. A sign-out ends every record begun before it; else the record that
 * knows a person wins, then the later change. All tabs come to the same answer, in whatever order
 * they hear of each other.
 *
 * @param now - ms since 1970.
 * @example
 * mergeStates(mine, theirs, Date.now());
 */
export function mergeStates(mine: VisitorState, theirs: VisitorState, now: number): VisitorState {
  const isTheirs = wins(theirs.visitor, mine.visitor);
  const { visitor, trail } = isTheirs ? theirs : mine;
  const loser = (isTheirs ? mine : theirs).visitor;
  const clearedAt = Math.max(visitor.clearedAt, loser.clearedAt);
  return {
    visitor: keepToken({ ...visitor, clearedAt }, mine.visitor),
    trail: isSameReader(visitor, loser) ? mergeTrails(mine.trail, theirs.trail, now) : trail,
  };
}

/**
 * Says whether a record began before a sign-out that the other record has heard of.
 *
 * @example
 * isEndedBy(stored, visitor); // it must not come back
 */
export function isEndedBy(one: Visitor, other: Visitor): boolean {
  return one.startedAt < other.clearedAt;
}

/**
 * Takes over what another tab stored, with what only this page holds of the same reader.
 *
 * @param now - ms since 1970.
 * @example
 * followState(stored, held, Date.now());
 */
export function followState(stored: VisitorState, held: VisitorState, now: number): VisitorState {
  const isSame = stored.visitor.anonymousId === held.visitor.anonymousId;
  return {
    visitor: keepToken(stored.visitor, held.visitor),
    trail: isSame ? mergeTrails(stored.trail, held.trail, now) : stored.trail,
  };
}

/**
 * The state after a sign-out: an unknown reader, and a mark that no older record passes.
 *
 * @param now - ms since 1970.
 * @example
 * signOutState(state, Date.now(), crypto.randomUUID());
 */
export function signOutState({ visitor }: VisitorState, now: number, newId: string): VisitorState {
  const { updatedAt, startedAt, clearedAt } = visitor;
  // Later than all it ends, whatever the clock says.
  const at = Math.max(now, updatedAt + 1, startedAt + 1, clearedAt + 1);
  return { visitor: { ...createVisitor(newId, at), updatedAt: at, clearedAt: at }, trail: [] };
}

/**
 * Marks a record that nobody has touched as in use, so that it outlives those of newer tabs.
 *
 * @param now - ms since 1970.
 * @example
 * touchState(state, Date.now());
 */
export function touchState(state: VisitorState, now: number): VisitorState {
  const { visitor } = state;
  return visitor.updatedAt ? state : { ...state, visitor: { ...visitor, updatedAt: now } };
}

function keepToken(incoming: Visitor, held: Visitor): Visitor {
  const { identityToken } = held;
  const isSame =
    incoming.phone === held.phone &&
    incoming.userId === held.userId &&
    incoming.anonymousId === held.anonymousId;
  return identityToken && isSame ? { ...incoming, identityToken } : incoming;
}

/**
 * The record as it may leave the page's memory: without its token.
 *
 * @example
 * JSON.stringify(withoutToken(visitor));
 */
export function withoutToken(visitor: Visitor): Visitor {
  const { identityToken: _, ...rest } = visitor;
  return rest;
}

/**
 * Says whether the reader signed out and nothing has happened since.
 *
 * @example
 * isJustSignedOut(signOutState(state, Date.now(), crypto.randomUUID())); // true
 */
export function isJustSignedOut({ visitor, trail }: VisitorState): boolean {
  return visitor.clearedAt > 0 && visitor.updatedAt === visitor.clearedAt && trail.length === 0;
}

/**
 * Says whether two states hold the same.
 *
 * @example
 * isSameState(before, after); // no need to tell anybody
 */
export function isSameState(one: VisitorState, other: VisitorState): boolean {
  const keys = Object.keys({ ...one.visitor, ...other.visitor }) as (keyof Visitor)[];
  return (
    keys.every((key) => one.visitor[key] === other.visitor[key]) &&
    JSON.stringify(one.trail) === JSON.stringify(other.trail)
  );
}

function wins(one: Visitor, other: Visitor): boolean {
  const difference =
    Number(isEndedBy(other, one)) - Number(isEndedBy(one, other)) ||
    Number(isKnown(one)) - Number(isKnown(other)) ||
    one.updatedAt - other.updatedAt;
  // Two writes within one millisecond: any rule does, as long as every tab has the same.
  return difference > 0 || (difference === 0 && one.anonymousId < other.anonymousId);
}

function isKnown(visitor: Visitor): boolean {
  return visitor.phone !== undefined || visitor.userId !== undefined;
}

function isSameReader(winner: Visitor, loser: Visitor): boolean {
  // Of a reader yet unknown, who did not sign out in between, we learn only now who it is.
  const isLearned = !isKnown(loser) && !isEndedBy(loser, winner);
  return isLearned || winner.anonymousId === loser.anonymousId;
}
