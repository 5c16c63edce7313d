import { isRecord } from '@docent/identity';

const longest = 2000;
// What accounts call it.
const names = ['picture', 'avatar', 'avatar_url'] as const;

/**
 * The picture that attributes name, if a page may load it: by `https:` alone.
 *
 * @example
 * toPicture({ avatar: 'https://example.com/maya.png' }); // 'https://example.com/maya.png'
 */
export function toPicture(attributes: unknown): string | undefined {
  if (!isRecord(attributes)) return undefined;
  return names.map((name) => toHttps(attributes[name])).find((url) => url !== undefined);
}

function toHttps(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longest || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isPlain = url.protocol === 'https:' && !url.username && !url.password;
  return isPlain && url.href.length <= longest ? url.href : undefined;
}
