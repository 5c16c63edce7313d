/**
 * An address that a message may lead to; undefined for any other: scripts, data, files, and one with a name before its
 * host, which can look like the name of another site. One that begins with a slash is a page of this site.
 *
 * @example
 * toSafeUrl('javascript:alert(1)'); // undefined
 */
export function toSafeUrl(address: string): string | undefined {
  const isPath = /^\/(?![/\\])/.test(address);
  if (!isPath && !/^(?:https?:\/\/|mailto:)/i.test(address)) return undefined;
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(address)) return undefined;
  const base = isPath ? document.baseURI : undefined;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol === 'mailto:') return /^[^@]+@[^@]+$/.test(url.pathname) ? url.href : undefined;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isPlain = !url.username && !url.password && /[\p{L}\p{N}]/u.test(url.hostname);
  return isWeb && isPlain ? url.href : undefined;
}
