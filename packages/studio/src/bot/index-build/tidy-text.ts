/** One line of text: no control or zero-width characters, no runs of spaces. */
export function tidyText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * The beginning of a text, cut between words.
 *
 * @example
 * cutText('Jobs wait in line', 9); // 'Jobs wait…'
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < 2) return '';
  const head = text.slice(0, maxLength - 1);
  const space = text[maxLength - 1] === ' ' ? head.length : head.lastIndexOf(' ');
  const cut = space > maxLength / 2 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:(–-]{1,5}$/, '')}…`;
}
