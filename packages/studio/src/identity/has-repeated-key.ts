/**
 * Says whether an object in a JSON text, at any depth, has a key twice: `JSON.parse` keeps the last one and says nothing.
 *
 * @param json - A text that `JSON.parse` accepts.
 * @example
 * hasRepeatedKey('{"alg":"none","alg":"HS256"}'); // true
 */
export function hasRepeatedKey(json: string): boolean {
  // Each match takes a whole text, so that none begins inside of one; a text before a colon is a key.
  const texts = json.match(/"(?:[^"\\]|\\.)*"\s*:?/g) ?? [];
  const written = texts.filter((text) => text.endsWith(':')).length;
  return written !== countKeys(JSON.parse(json));
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, part) => sum + countKeys(part), own);
}
