import { readItem, removeItem, writeItem, type Visitor } from '@docent/identity';
import type { Identity } from './docent.ts';
import type { Call } from './message.ts';

const key = 'docent.identified';
// Segment drops messages with longer ones.
const maxIdLength = 100;

/**
 * Says whether Segment has yet to be told who the reader is, and takes it as told: over pages and
 * tabs each `identify` is sent once, by whichever tab comes first.
 *
 * @example
 * if (isNews(visitor)) send(buildIdentifyCall(visitor, 'phone'));
 */
export function isNews(visitor: Visitor): boolean {
  // The version of the record says enough, and nothing of the person, should it be left behind.
  const { updatedAt } = visitor;
  if (!toIdentity(visitor) || updatedAt === told || updatedAt === readItem(key)) return false;
  told = updatedAt;
  writeItem(key, updatedAt);
  return true;
}

// Where storage is refused, memory has to do.
let told = 0;

/**
 * Forgets what Segment has been told: the reader has gone.
 *
 * @example
 * if (isAnotherReader(visitor, before)) forgetNews();
 */
export function forgetNews(): void {
  told = 0;
  removeItem(key);
}

/**
 * What of a visitor is a person; undefined while nobody is known.
 *
 * @example
 * toIdentity(store.read())?.phone;
 */
export function toIdentity({ phone, userId, name, email }: Visitor): Identity | undefined {
  return phone || userId ? { phone, userId, name, email } : undefined;
}

/**
 * Says whether a record is of another reader than the one before: somebody has signed out, or
 * another person has come.
 *
 * @example
 * if (isAnotherReader(visitor, before)) forgetWhatWasHeld();
 */
export function isAnotherReader(visitor: Visitor, before: Visitor): boolean {
  const isOther = visitor.anonymousId !== before.anonymousId;
  // A sign-out from before a record began was that of an earlier page. None of its own is later than its beginning.
  return visitor.clearedAt > before.startedAt || (isOther && !!toIdentity(before));
}

/**
 * The call that tells Segment who the reader is.
 *
 * @param identifier - The name of the phone among the traits.
 * @example
 * buildDraft(buildIdentifyCall(visitor, 'phone'), address, Date.now());
 */
export function buildIdentifyCall(visitor: Visitor, identifier: string): Call {
  const { anonymousId, updatedAt, phone, name, email } = visitor;
  return {
    type: 'identify',
    // The same in every tab, should two of them send it at once.
    messageId: `identify-${updatedAt}-${anonymousId}`.slice(0, maxIdLength),
    traits: { [identifier]: phone, name, email },
  };
}
