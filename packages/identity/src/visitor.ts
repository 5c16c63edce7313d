import { isRecord, readText } from './fields.ts';
import { isPhone, type Phone } from './phone.ts';

/** Who told us: the site's own login, a form, the chat, or a server that checked a token. */
export type VisitorSource = 'site' | 'form' | 'chat' | 'verified';

/** What is known of a person. All of it is a claim until a server has checked the token. */
export interface VisitorClaims {
  readonly phone?: Phone;
  readonly userId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly source?: VisitorSource;
}

/** The one reader that every script of a page, and every tab of a site, agrees on. */
export interface Visitor extends VisitorClaims {
  readonly v: 1;
  readonly anonymousId: string;
  /** Stays in the memory of one page: never stored, never sent to another tab. */
  readonly identityToken?: string;
  /** When this record last changed, ms since 1970; 0 if nobody has touched it yet. */
  readonly updatedAt: number;
  /** When this record began from nothing, ms since 1970. */
  readonly startedAt: number;
  /** When somebody last signed out, ms since 1970; 0 for never. No record begun before comes back. */
  readonly clearedAt: number;
}

/** What a script learned about the visitor. */
export interface VisitorPatch extends VisitorClaims {
  readonly identityToken?: string;
}

const maxLengths = { userId: 256, name: 200, email: 320 } as const;
const textKeys = ['userId', 'name', 'email'] as const;
const maxAnonymousIdLength = 100;
const maxTokenLength = 4096;
const sources: readonly unknown[] = ['site', 'form', 'chat', 'verified'];

/**
 * Makes the record of a reader of whom nothing is known.
 *
 * @param startedAt - ms since 1970.
 * @example
 * createVisitor(crypto.randomUUID(), Date.now());
 */
export function createVisitor(anonymousId: string, startedAt: number): Visitor {
  return { v: 1, anonymousId, updatedAt: 0, startedAt, clearedAt: 0 };
}

/**
 * Reads a record that was stored, or that another tab sent. Undefined for anything that is not one;
 * keys that are unknown, wrong or too long are dropped, and so is an identity token.
 *
 * @example
 * parseVisitor(JSON.parse(text)) ?? createVisitor(crypto.randomUUID(), Date.now());
 */
export function parseVisitor(value: unknown): Visitor | undefined {
  if (!isRecord(value) || value['v'] !== 1) return undefined;
  const anonymousId = readText(value, 'anonymousId', maxAnonymousIdLength);
  const { updatedAt, startedAt, clearedAt } = value;
  if (!anonymousId || !isTime(updatedAt) || !isTime(startedAt) || !isTime(clearedAt)) {
    return undefined;
  }
  return { v: 1, anonymousId, ...readClaims(value), updatedAt, startedAt, clearedAt };
}

/**
 * Applies what was learned. Another phone, or another user ID where both are known, is another
 * person: everything known of the first is dropped, the anonymous ID too, or Segment would merge
 * the two. Returns the same record when the patch says nothing new.
 *
 * @param now - ms since 1970.
 * @param newId - Makes an anonymous ID; called only for another person.
 * @example
 * changeVisitor(visitor, { phone, source: 'form' }, Date.now(), () => crypto.randomUUID());
 */
export function changeVisitor(
  record: Visitor,
  patch: VisitorPatch,
  now: number,
  newId: () => string,
): Visitor {
  const claims = { ...readClaims(patch), ...readToken(patch) };
  const learned = Object.entries(claims);
  if (learned.every(([key, value]) => record[key as keyof VisitorPatch] === value)) return record;
  const base = isAnotherPerson(record, claims) ? createVisitor(newId(), record.startedAt) : record;
  return {
    ...base,
    ...claims,
    // A tab whose clock lags must still win over what it read.
    updatedAt: Math.max(now, record.updatedAt + 1),
    clearedAt: record.clearedAt,
  };
}

function isAnotherPerson(record: Visitor, claims: VisitorClaims): boolean {
  return differ(record.phone, claims.phone) || differ(record.userId, claims.userId);
}

function differ(known: string | undefined, claimed: string | undefined): boolean {
  return known !== undefined && claimed !== undefined && known !== claimed;
}

function readClaims(value: object): VisitorClaims {
  const claims: { -readonly [Key in keyof VisitorClaims]: VisitorClaims[Key] } = {};
  const phone = readText(value, 'phone', 16);
  if (isPhone(phone)) claims.phone = phone;
  for (const key of textKeys) {
    const text = readText(value, key, maxLengths[key]);
    if (text) claims[key] = text;
  }
  const source = readText(value, 'source', 10);
  if (sources.includes(source)) claims.source = source as VisitorSource;
  return claims;
}

function readToken(value: object): { identityToken?: string } {
  const identityToken = readText(value, 'identityToken', maxTokenLength);
  return identityToken ? { identityToken } : {};
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
