/** JSON in which no Liquid can be read: a brace that would open it is escaped, wherever somebody typed one. */
export function toSafeJson(value: unknown): string {
  // Only texts can hold such a pair: what opens an object is followed by a quote or its end.
  return JSON.stringify(value).replaceAll(/\{(?=[{%])/g, String.raw`\u007b`);
}

/**
 * Cuts a text to at most `maxSize` UTF-16 units of JSON, its quotes not counted. It ends in an ellipsis where something
 * was cut, and never in half a character.
 *
 * @example
 * cutText('How do I rotate my keys?', 10); // 'How do I…'
 */
export function cutText(text: string, maxSize: number): string {
  // No character is smaller than one unit: the rest of a huge text need not be looked at.
  const start = text.slice(0, Math.max(0, maxSize) + 1);
  if (sizeOf(start) <= maxSize) return start;
  let result = '';
  let size = sizeOf('…');
  if (size > maxSize) return '';
  for (const character of start) {
    size += sizeOf(character);
    if (size > maxSize) break;
    result += character;
  }
  return `${result.trimEnd()}…`;
}

function sizeOf(text: string): number {
  const braces = text.split('{').length - 1;
  // Each may become six units; whether it does depends on what follows, which may be cut.
  return JSON.stringify(text).length - 2 + braces * 5;
}
