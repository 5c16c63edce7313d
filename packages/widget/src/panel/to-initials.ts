/**
 * What stands for a name where there is no picture: the first letters of its first and its last word.
 *
 * @example
 * toInitials('Maya Johnson', 'en'); // 'MJ'
 */
export function toInitials(name: string, lang: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first = '', ...rest] = words.map((word) => Array.from(word)[0] ?? '');
  return `${first}${rest.at(-1) ?? ''}`.toLocaleUpperCase(lang);
}
