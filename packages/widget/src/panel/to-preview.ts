const mostCharacters = 4000;
const mostLines = 100;

/**
 * The beginning of a message that is too long to be shown unasked; undefined for any other. Laying out 32 KB takes time,
 * and scrolling past it takes the reader's.
 *
 * @example
 * toPreview('a'.repeat(32_768)); // 'aaa…', 600 characters
 */
export function toPreview(body: string): string | undefined {
  const lines = body.split('\n', mostLines + 1);
  if (body.length <= mostCharacters && lines.length <= mostLines) return undefined;
  const start = lines.slice(0, 15).join('\n').slice(0, 600);
  // Half of a character of two parts would be shown as a question mark.
  return start.replace(/[\ud800-\udbff]$/, '');
}
