/** Where in a JSON value something is: `$.traits.phone`, as text. */
export type JsonPath = string;

export const jsonRoot: JsonPath = '$';

/** The path of a member of what is at a path. */
export function toMemberPath(path: JsonPath, key: string | number): JsonPath {
  return `${path}/${key}`;
}

/** The members of an object or a list, each with its key; none for other values. */
export function listMembers(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

export interface JsonHits {
  /** Whose key or value holds the text. */
  readonly hits: ReadonlySet<JsonPath>;
  /** What has to be open so that all of them are seen. */
  readonly opened: ReadonlySet<JsonPath>;
}

/** Finds a text in the keys and values of a JSON value, in any case. An empty text is nowhere. */
export function findInJson(value: unknown, text: string): JsonHits {
  const wanted = text.trim().toLowerCase();
  const hits = new Set<JsonPath>();
  const opened = new Set<JsonPath>();
  if (wanted === '') return { hits, opened };
  const visit = (item: unknown, { path, key }: { path: JsonPath; key: string }): boolean => {
    const members = listMembers(item);
    const own = members.length === 0 ? `${key}\n${String(item)}` : key;
    const isHit = own.toLowerCase().includes(wanted);
    if (isHit) hits.add(path);
    let isInside = false;
    for (const [name, member] of members) {
      const found = visit(member, { path: toMemberPath(path, name), key: String(name) });
      isInside ||= found;
    }
    if (isInside) opened.add(path);
    return isHit || isInside;
  };
  visit(value, { path: jsonRoot, key: '' });
  return { hits, opened };
}
