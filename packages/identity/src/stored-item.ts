/** Where the visitor record lies in localStorage. */
export const visitorKey = 'docent.visitor';

/**
 * Reads JSON from localStorage; undefined for what is missing, corrupt or refused.
 *
 * @example
 * parseVisitor(readItem(visitorKey));
 */
export function readItem(key: string): unknown {
  try {
    return JSON.parse(globalThis.localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

/**
 * Writes JSON to localStorage, and says whether that worked: it may be blocked or full.
 *
 * @example
 * const isStored = writeItem(visitorKey, visitor);
 */
export function writeItem(key: string, value: unknown): boolean {
  try {
    globalThis.localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
