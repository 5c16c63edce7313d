import { findSecrets } from './find-secrets.ts';

/** Takes secrets out of a text, or out of every text and key in a JSON value. The value itself stays as it is. */
export type Mask = <T>(value: T) => T;

export const masked = '••••';

// Shorter ones would be found in ordinary words, and hide more than they protect.
const shortestSecret = 4;
const secretName =
  /^(?:.*[-_])?(?:authorization|cookie|password|passwd|pwd|token|secret|signature|api[-_]?key)$|(?:Token|Secret|Password|ApiKey|AuthKey)$|^apikey$/i;

/**
 * Makes a mask that hides the given secrets wherever they stand, and what looks like one: `user:pass@` in URLs,
 * Authorization headers, JSON Web Tokens, `token=`, `key=` and `secret=` values. A phone number stays: whoever
 * looks for a fault needs it.
 *
 * @example
 * const mask = createMask([authToken]);
 * mask('https://user:pass@example.com/?token=1'); // 'https://••••@example.com/?token=••••'
 */
export function createMask(secrets: readonly string[]): Mask {
  const forms = secrets.filter(({ length }) => length >= shortestSecret).flatMap(formsOf);
  const maskText = (text: string) => maskPatterns(hideForms(text, [...new Set(forms)]));
  const maskValue = (value: unknown): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (Array.isArray(value)) return value.map(maskValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        maskText(key),
        isSecret(value, key) && isScalar(item) ? masked : maskValue(item),
      ]),
    );
  };
  return <T>(value: T) => maskValue(value) as T;
}

/** Also `{ key: 'token', value: … }`, as Studio writes parameters. */
function isSecret(owner: object, key: string): boolean {
  if (secretName.test(key)) return true;
  if (key !== 'value' || !('key' in owner)) return false;
  return typeof owner.key === 'string' && secretName.test(owner.key);
}

function isScalar(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** How a secret may stand in URLs, in JSON and in Basic authentication. */
function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  return [
    secret,
    encoded,
    encoded.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}

function hideForms(text: string, forms: readonly string[]): string {
  const places = findSecrets(text, forms);
  if (places.length === 0) return text;
  let shown = '';
  let after = 0;
  for (const { start, end } of places) {
    shown += text.slice(after, start) + masked;
    after = end;
  }
  return shown + text.slice(after);
}

const names =
  '(?:[\\w-]*[-_])?(?:token|key|secret|password|passwd|pwd|signature)|\\w*(?:token|apikey|secret|password)';
const header = '(?:proxy-)?authorization|(?:x-)?api-key|x-twilio-signature|(?:set-)?cookie';

const patterns: readonly [RegExp, string][] = [
  // The name alone may be the secret: Segment takes its token as a name with an empty password.
  [/(:\/\/)[^\s/?#"]*@/g, `$1${masked}@`],
  [
    new RegExp(`\\b(${header})((?:\\\\*["'])?\\s*[:=]\\s*(?:\\\\*["'])?)[^\\r\\n"'\\\\]+`, 'gi'),
    `$1$2${masked}`,
  ],
  [new RegExp(`((?:^|[?&;\\s"'])(?:${names})=)[^&\\s"'<>;]+`, 'gi'), `$1${masked}`],
  [/("(?:\w*[-_])?(?:token|secret|password)"\s*:\s*")(?:[^"\\]|\\.)+/gi, `$1${masked}`],
  [/(\\+"(?:\w*[-_])?(?:token|secret|password)\\+"\s*:\s*\\+")[^"\\]+/gi, `$1${masked}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, masked],
];

function maskPatterns(text: string): string {
  // What holds none of these is most of what comes here, and cannot match.
  if (!/[:=]|eyJ/.test(text)) return text;
  return patterns.reduce((result, [pattern, shown]) => result.replace(pattern, shown), text);
}
