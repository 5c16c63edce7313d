import { readItem, writeItem, type Visitor } from '@docent/identity';
import type { Identity } from './docent.ts';

const key = 'docent.identified';

/**
 * Keeps track of what Segment has been told of the reader, over pages and tabs, so that each
 * `identify` is sent once, by whichever tab comes first.
 *
 * @param mayStore - Whether consent allows storage; without it, memory has to do.
 * @example
 * const isNews = createIdentityNews(() => true);
 * if (isNews(visitor)) send(buildIdentify(visitor));
 */
export function createIdentityNews(mayStore: () => boolean): (visitor: Visitor) => boolean {
  let told = '';
  return (visitor) => {
    const identity = toIdentity(visitor);
    if (!identity) return false;
    // A digest: after a sign-out on a page without the tracker nothing personal may be left behind.
    const digest = `${visitor.anonymousId} ${toDigest(JSON.stringify(identity))}`;
    if (digest === told || (mayStore() && digest === readItem(key))) return false;
    told = digest;
    if (mayStore()) writeItem(key, digest);
    return true;
  };
}

function toDigest(text: string): number {
  let digest = 0;
  for (const character of text) digest = (digest * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return digest;
}

/**
 * What of a visitor is a person; undefined while nobody is known.
 *
 * @example
 * toIdentity(store.read())?.phone;
 */
export function toIdentity({ phone, userId, name, email }: Visitor): Identity | undefined {
  if (!phone && !userId) return undefined;
  return { ...(phone && { phone }), ...(userId && { userId }), ...(name && { name }), ...(email && { email }) };
}

/**
 * The call that tells Segment who the reader is.
 *
 * @param identifier - The name of the phone among the traits.
 * @example
 * buildDraft(buildIdentifyCall(visitor, 'phone'), address, Date.now());
 */
export function buildIdentifyCall(visitor: Visitor, identifier: string) {
  const { anonymousId, updatedAt, phone, name, email } = visitor;
  return {
    type: 'identify' as const,
    // The same in every tab, should two of them send it at once.
    messageId: `identify-${updatedAt}-${anonymousId}`,
    traits: { ...(phone && { [identifier]: phone }), ...(name && { name }), ...(email && { email }) },
  };
}
