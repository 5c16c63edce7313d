const encoder = new TextEncoder();

/**
 * Counts the bytes of a value as JSON in UTF-8.
 *
 * @example
 * jsonSize('é'); // 4: two for the letter, two for the quotes
 */
export function jsonSize(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}

/**
 * Cuts a text to at most `maxBytes` as JSON in UTF-8, its quotes not counted. Never cuts a character
 * in two; half a character that was there before becomes U+FFFD, which every server accepts.
 *
 * @example
 * cutText('naïve', 4); // 'naï'
 */
export function cutText(text: string, maxBytes: number): string {
  let result = '';
  let size = 0;
  // No character is smaller than a byte: the rest of a huge text need not be looked at.
  for (const character of text.slice(0, Math.max(0, maxBytes))) {
    const whole = /^[\uD800-\uDFFF]$/.test(character) ? '\uFFFD' : character;
    size += characterSize(whole);
    if (size > maxBytes) break;
    result += whole;
  }
  return result;
}

function characterSize(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return JSON.stringify(character).length - 2;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
