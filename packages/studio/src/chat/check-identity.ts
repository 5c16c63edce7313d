import { ApiError } from '../door/api-error.ts';
import { verifyIdentity } from '../identity/verify-identity.ts';
import type { VerifiedIdentity } from '../identity/verified-identity.ts';
import type { ChatTools } from './chat-tools.ts';

/** Checks an identity token, if there is one. Throws `identity-refused`, also where no keys to check it by are set. */
export async function checkIdentity(
  token: string | undefined,
  { settings, surroundings }: Pick<ChatTools, 'settings' | 'surroundings'>,
): Promise<VerifiedIdentity | undefined> {
  if (token === undefined) return undefined;
  if (settings.identity) return verifyIdentity(token, settings.identity, surroundings.now());
  throw new ApiError('identity-refused', { logged: 'IDENTITY_KEYS is not set.' });
}
