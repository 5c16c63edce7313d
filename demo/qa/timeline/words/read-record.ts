/** A JSON object of unknown content. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value if it is a JSON object, else an empty one. */
export function toRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : {};
}

/** The value if it is a text that says something. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The object in a JSON text; an empty one when there is none. */
export function parseRecord(json: string): JsonRecord {
  try {
    return toRecord(JSON.parse(json));
  } catch {
    return {};
  }
}

/** An object without the keys whose value is `undefined`, as exact optional properties want it. */
export function withoutUndefined<T extends object>(
  value: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
