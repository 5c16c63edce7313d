import { ApiError } from './api-error.ts';

const maxDepth = 16;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Throws `wrong-request` unless a value is JSON of few levels, without a key that could change what objects inherit.
 *
 * @example
 * assertPlain(JSON.parse('{"visitor":{"__proto__":{}}}')); // throws
 */
export function assertPlain(value: unknown): void {
  if (isPlain(value, 0)) return;
  throw new ApiError('wrong-request', {
    detail: `Send JSON of at most ${maxDepth} levels, without a key named ${[...forbiddenKeys].join(', ')}.`,
  });
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  // Before looking deeper: 64 KB can hold more levels than the stack does.
  if (depth >= maxDepth) return false;
  return Object.entries(value).every(
    ([key, part]) => !forbiddenKeys.has(key) && isPlain(part, depth + 1),
  );
}
