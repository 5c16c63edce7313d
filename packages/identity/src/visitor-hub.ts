import { isRecord } from './fields.ts';
import type { VisitorState } from './visitor-state.ts';
import { parseVisitor, type Visitor } from './visitor.ts';

/** Where the scripts of one page meet: plain data, because each script brings its own code. */
export interface VisitorHub {
  readonly v: 1;
  state: VisitorState;
  storageAllowed: boolean;
  /** Whether storage held this state when we last looked. */
  stored: boolean;
  readonly listeners: Set<() => void>;
}

const hubKey = Symbol.for('docent.visitor.v1');

/**
 * Finds the page's hub, or offers `own` as the hub. A foreign or malformed one is replaced; where
 * the page does not allow that, `own` is used alone.
 *
 * @example
 * const hub = findHub(own);
 */
export function findHub(own: VisitorHub): VisitorHub {
  try {
    const page = globalThis as unknown as Record<symbol, unknown>;
    const found = page[hubKey];
    if (isHub(found)) return found;
    page[hubKey] = own;
  } catch {
    // A frozen page, or a getter that throws.
  }
  return own;
}

/**
 * Reads the visitor off the page's hub, where another script has made one. Changes nothing.
 *
 * @example
 * findVisitor()?.phone;
 */
export function findVisitor(): Visitor | undefined {
  try {
    const found = (globalThis as unknown as Record<symbol, unknown>)[hubKey];
    return isHub(found) ? found.state.visitor : undefined;
  } catch {
    return undefined;
  }
}

function isHub(value: unknown): value is VisitorHub {
  return (
    isRecord(value) &&
    value['v'] === 1 &&
    value['listeners'] instanceof Set &&
    isRecord(value['state']) &&
    parseVisitor(value['state']['visitor']) !== undefined &&
    Array.isArray(value['state']['trail'])
  );
}
