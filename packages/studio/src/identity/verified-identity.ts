import type { Phone } from '@docent/identity';

/** What a checked identity token says. */
export interface VerifiedIdentity {
  readonly phone: Phone;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly userId?: string | undefined;
  /** What makes the token count once. */
  readonly jti: string;
  readonly kid: string;
}

/** A chat's access token, for the Conversations SDK. */
export interface AccessToken {
  readonly token: string;
  readonly identity: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly expiresInSeconds: number;
}
