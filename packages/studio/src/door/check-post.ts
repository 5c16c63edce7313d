import { ApiError } from './api-error.ts';
import { assertPlain } from './assert-plain.ts';
import type { FunctionRequest } from './read-request.ts';

const maxBytes = 65_536;
const jsonType = /^application\/json[ \t]*(?:;[ \t]*charset=(?:[\w-]+|"[\w-]+")[ \t]*)?$/i;

/**
 * Throws unless a request can be a POST of at most 64 KB of JSON. A Function is not told the method; what has no content
 * type has no body either.
 */
export function checkPost({ header, has, body }: FunctionRequest): void {
  if (!has('content-type')) throw new ApiError('method-not-allowed');
  if (!jsonType.test(header('content-type') ?? '')) throw new ApiError('wrong-content-type');
  if (Number(header('content-length') ?? 0) > maxBytes) throw new ApiError('too-large');
  // First, or measuring could need more stack than there is.
  assertPlain(body);
  if (Buffer.byteLength(JSON.stringify(body)) > maxBytes) throw new ApiError('too-large');
}
