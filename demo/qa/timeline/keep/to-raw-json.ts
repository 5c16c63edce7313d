/** How long a payload may be, in characters of JSON. */
export const longestRaw = 64 * 1024;

/** A payload as JSON; a very long one is cut, and says so. */
export function toRawJson(raw: unknown): string {
  const json = JSON.stringify(raw ?? null) ?? 'null';
  if (json.length <= longestRaw) return json;
  const note = `Cut: the payload has ${json.length.toLocaleString('en')} characters, of which the first ${longestRaw.toLocaleString('en')} are kept.`;
  return JSON.stringify({ note, start: json.slice(0, longestRaw) });
}
