/** Where the visitor record lies in localStorage. */
export const visitorKey = 'docent.visitor';

/**
 * Reads JSON from localStorage: null for what is missing or corrupt, undefined where the browser does
 * not let us look.
 *
 * @example
 * parseVisitor(readItem(visitorKey));
 */
export function readItem(key: string): unknown {
  try {
    // Even to name it throws where storage is blocked.
    return parseJson(globalThis.localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
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

/**
 * Removes a key from localStorage.
 *
 * @example
 * removeItem(visitorKey);
 */
export function removeItem(key: string): void {
  try {
    globalThis.localStorage.removeItem(key);
  } catch {
    // Storage that is refused holds nothing of ours.
  }
}
