/** `toCount(1, 'doc')` is `1 doc`, `toCount(3, 'doc')` is `3 docs`, `toCount(0, 'doc')` is `no docs`. */
export function toCount(count: number, one: string): string {
  if (count === 0) return `no ${one}s`;
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}
