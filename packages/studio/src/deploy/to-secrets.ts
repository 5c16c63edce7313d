import { secretNames } from './setting-names.ts';

/** What of `.env` must not be shown: the secrets, and each key of IDENTITY_KEYS without its public `kid`. */
export function toSecrets(values: Readonly<Record<string, string>>): string[] {
  return secretNames.flatMap((name) => {
    const value = values[name]?.trim() ?? '';
    if (name !== 'IDENTITY_KEYS') return value === '' ? [] : [value];
    return value
      .split(',')
      .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
      .filter((secret) => secret !== '');
  });
}
