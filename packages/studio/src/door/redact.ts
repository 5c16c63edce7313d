import type { FunctionContext } from './function.ts';

const secretName = /(?:SECRET|TOKEN|KEYS|PASSWORD)$/;
const minSecretLength = 8;

// SIDs and UUIDs come first and stay: they are what a log is searched for, and their digits are no phone.
const shapes = new RegExp(
  [
    String.raw`(?<kept>\b[A-Z]{2}[0-9a-f]{32}\b|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b)`,
    String.raw`(?<token>eyJ[\w-]*(?:\.[\w-]*){1,4}|\b(?:[Bb]asic|[Bb]earer)\s+[^\s"',]+|\b[0-9a-fA-F]{32,}\b)`,
    String.raw`(?<email>[^\s@<>"'(),:;/=]{1,64}(?:@|%40)[^\s@<>"'(),:;/]{1,255})`,
    // At least seven digits of any script, with what people and URLs put between them.
    String.raw`(?<phone>(?:\+|%2[Bb])?\p{Nd}(?:(?:[\s().\/+_·\u200B-\u200F\u202A-\u202E\u2060-\u2069\p{Pd}]|%20|%2[Dd]|%28|%29){0,4}\p{Nd}){6,})`,
  ].join('|'),
  'gu',
);

/**
 * Takes phones, e-mail addresses, tokens and the given secrets out of a text, and makes one line of it. SIDs and UUIDs
 * stay.
 *
 * @example
 * redact('No task for +14155552671.'); // 'No task for [phone].'
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(shapes, toMark);
}

/** Creates a `redact` that knows the secrets of a Function's environment. */
export function createRedactor(context: FunctionContext): (text: string) => string {
  const secrets = readSecrets(context);
  return (text) => redact(text, secrets);
}

function readSecrets(context: FunctionContext): string[] {
  return Object.keys(context)
    .filter((name) => secretName.test(name))
    .flatMap((name) => toSecrets(context[name]))
    .filter((secret) => secret.length >= minSecretLength)
    .toSorted((one, other) => other.length - one.length);
}

/** A list of kid=secret holds several; a single secret may hold a comma or an equals sign. */
function toSecrets(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const listed = value.split(',').map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [value, ...listed].map((secret) => secret.trim());
}

function toMark(match: string, ...rest: unknown[]): string {
  const groups = rest.at(-1) as Record<string, string | undefined>;
  if (groups['kept']) return match;
  if (groups['token']) return '[token]';
  return groups['email'] ? '[email]' : '[phone]';
}
