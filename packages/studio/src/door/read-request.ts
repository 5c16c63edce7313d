import { isRecord } from '@docent/identity';

/** The request of a Function, as far as it can be known. */
export interface FunctionRequest {
  /** A header that was sent once, by its name in small letters. */
  header(name: string): string | undefined;
  /** Whether a header was sent at all. */
  has(name: string): boolean;
  /** Query and body, merged. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Reads what the runtime gives a Function. Where the caller has sent a field named `request`, the headers are what that
 * field says, or none.
 */
export function readRequest(event: unknown): FunctionRequest {
  const headers = readField(readField(event, 'request'), 'headers');
  const fields = isRecord(event) ? Object.entries(event) : [];
  return {
    header(name) {
      const value = readField(headers, name);
      return typeof value === 'string' ? value : undefined;
    },
    has: (name) => readField(headers, name) !== undefined,
    body: Object.fromEntries(fields.filter(([key]) => key !== 'request')),
  };
}

function readField(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
