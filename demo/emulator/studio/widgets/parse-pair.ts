import type { Pair } from './read-pairs.ts';
import type { WidgetCall } from './widget.ts';

/** The value of a pair whose type says that it is JSON; a text that is none stays a text, with a warning. */
export function parsePair({ note }: WidgetCall, { key, value, type }: Pair): unknown {
  if (type !== 'object' && type !== 'array') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    const message = `The value of "${key}" is not JSON after Liquid; it stays a text.`;
    note({ problem: { code: 81_027, message } });
    return value;
  }
}
