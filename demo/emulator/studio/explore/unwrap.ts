import { readLiquidParts } from '../flow/liquid-parts.ts';

/** What a variable has to be for a template to render a value: the value without the text that stands round it. */
export function unwrap(template: string, values: readonly unknown[]): unknown[] {
  const [part, ...others] = readLiquidParts(template);
  if (!part || others.length > 0) return [];
  const before = template.slice(0, part.start).trimStart();
  const after = template.slice(part.end).trimEnd();
  if (before === '' && after === '') return [];
  return values.flatMap((value) => {
    const text = typeof value === 'string' ? value : '';
    const isWrapped =
      text.length >= before.length + after.length &&
      text.toLowerCase().startsWith(before.toLowerCase()) &&
      text.toLowerCase().endsWith(after.toLowerCase());
    return isWrapped ? [text.slice(before.length, text.length - after.length)] : [];
  });
}
