import { ApiError } from './api-error.ts';
import type { FunctionRequest } from './read-request.ts';

/**
 * Reads from where a page calls. Throws `origin-not-allowed` unless it is exactly one of the allowed origins. This keeps
 * other sites' pages out, not programs: they can send any origin.
 */
export function readOrigin(request: FunctionRequest, allowed: ReadonlySet<string>): string {
  const origin = request.header('origin');
  if (origin === undefined || !allowed.has(origin)) throw new ApiError('origin-not-allowed');
  return origin;
}
