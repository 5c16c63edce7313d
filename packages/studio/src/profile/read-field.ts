/**
 * Reads a form parameter of Studio: trimmed, at most `maxLength` UTF-16 units of it; empty when it is not there, or no
 * text.
 *
 * @example
 * readField(event, { name: 'phone', maxLength: 40 });
 */
export function readField(
  event: Readonly<Record<string, unknown>>,
  { name, maxLength }: { readonly name: string; readonly maxLength: number },
): string {
  const value = Object.hasOwn(event, name) ? event[name] : undefined;
  return typeof value === 'string' ? value.slice(0, maxLength).trim() : '';
}
