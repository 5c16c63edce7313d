/**
 * Makes one clean line of what people typed: no control characters, no half characters, no space around it.
 *
 * @example
 * toLine('Ada\r\nLovelace '); // 'Ada Lovelace'
 */
export function toLine(text: string | undefined): string {
  return (text ?? '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
