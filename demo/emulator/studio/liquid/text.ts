import { toValue } from 'liquidjs';
import { toJson, type MemoryLimit } from './to-json.ts';

/**
 * A value as it appears in rendered text, in pieces: nothing for what is missing, a list's items one after the other.
 *
 * Twilio does not say how an object appears without `to_json`. Its Set Variables widget reads `{{widgets.x.parsed}}`
 * back as JSON, so an object is JSON here too.
 */
export function* toPieces(from: unknown, memory: MemoryLimit): Generator<string, void> {
  const value: unknown = toValue(from);
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const item of value) yield* toPieces(item, memory);
  else if (typeof value === 'string') yield value;
  else yield toJson(value, memory);
}

/** The same in one text. */
export function toText(value: unknown, memory: MemoryLimit): string {
  let text = '';
  for (const piece of toPieces(value, memory)) {
    memory.use(piece.length);
    text += piece;
  }
  return text;
}
