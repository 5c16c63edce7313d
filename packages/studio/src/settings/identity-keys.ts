import type { EnvReader } from './env-reader.ts';

/** The keys with which the customer's backend signs identity tokens, by their `kid`, and for whom it signs. */
export interface IdentityKeys {
  readonly secrets: ReadonlyMap<string, string>;
  readonly audience: string;
}

// RFC 7518, section 3.2: a key for HS256 has at least the 256 bits of the hash.
const minSecretLength = 32;

/**
 * Reads IDENTITY_KEYS, `kid=secret` with commas between them, so that a new key can be added before the old one goes.
 * Undefined where none is set.
 */
export function readIdentityKeys(env: EnvReader): IdentityKeys | undefined {
  const text = env.text('IDENTITY_KEYS');
  if (!text) return undefined;
  const pairs = text.split(',').map(toPair);
  if (pairs.some(([kid, secret]) => !kid || secret.length < minSecretLength)) {
    env.problem(
      `IDENTITY_KEYS lists kid=secret with a comma between them; a secret has at least ${minSecretLength} characters and no comma.`,
    );
  }
  const audience = env.required('IDENTITY_AUDIENCE', 'the aud of your identity tokens');
  return { secrets: new Map(pairs), audience };
}

function toPair(text: string): [kid: string, secret: string] {
  const at = text.indexOf('=');
  return at < 0 ? ['', ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
