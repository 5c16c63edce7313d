/**
 * Says whether a value can be asked for its fields.
 *
 * @example
 * isRecord(JSON.parse(text)); // false for null, text and numbers
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reads a text from an untrusted value: its own, not empty, and at most `maxLength` UTF-16 units
 * long, else undefined.
 *
 * @example
 * readText({ name: 'Ada' }, 'name', 200); // 'Ada'
 */
export function readText(source: object, key: string, maxLength: number): string | undefined {
  const value = Object.hasOwn(source, key) ? (source as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' && value && value.length <= maxLength ? value : undefined;
}
