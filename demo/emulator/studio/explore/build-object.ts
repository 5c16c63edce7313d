/** A value and where it stands in an object. */
export interface Entry {
  keys: readonly string[];
  value: unknown;
}

type Tree = Record<string, unknown>;

/** Builds an object out of values and their places; where one stands within another, the inner one counts. */
export function buildObject(entries: readonly Entry[]): Tree {
  const root: Tree = {};
  const shallowFirst = entries.toSorted((a, b) => a.keys.length - b.keys.length);
  for (const { keys, value } of shallowFirst) {
    // A flow may name anything, also what would reach the objects of this program.
    if (value === undefined || keys.includes('__proto__')) continue;
    put(root, keys, value);
  }
  return root;
}

function put(root: Tree, keys: readonly string[], value: unknown): void {
  let tree = root;
  for (const key of keys.slice(0, -1)) {
    const next = Object.hasOwn(tree, key) ? tree[key] : undefined;
    const inner: Tree = typeof next === 'object' && next !== null ? (next as Tree) : {};
    tree[key] = inner;
    tree = inner;
  }
  const last = keys.at(-1);
  if (last !== undefined) tree[last] = value;
}
