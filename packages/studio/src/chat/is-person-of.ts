import type { Phone } from '@docent/identity';
import { toPseudonym } from '../identity/pseudonym.ts';
import type { OwnChat } from './own-chat.ts';

/** Says whether an identity is one that only a person whose identity token was checked gets. */
export function isPersonIdentity(identity: string): boolean {
  return identity.startsWith('person-');
}

/**
 * Says whether a chat is that of the person with this phone: by the phone in its attributes, or by the identity that
 * only this person gets.
 *
 * @example
 * if (!isPersonOf(own, phone, settings.pseudonymSecret)) throw new ApiError('other-person');
 */
export function isPersonOf(
  { facts, identity }: Pick<OwnChat, 'facts' | 'identity'>,
  phone: Phone,
  secret: string,
): boolean {
  return facts.phone === phone || identity === toPseudonym(secret, 'person', phone);
}
