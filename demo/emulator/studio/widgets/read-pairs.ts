import type { WidgetCall } from './widget.ts';

/** A parameter of a widget, its value rendered. */
export interface Pair {
  key: string;
  value: string;
  type?: string;
}

/** Reads a list of keys and values of a widget, such as `parameters`. */
export function readPairs({ raw, render }: WidgetCall, property: string): Pair[] {
  const list = raw(property);
  if (!Array.isArray(list)) return [];
  return (list as unknown[]).flatMap((entry) => {
    const { key, value, type, parse_as_json } = (entry ?? {}) as Record<string, unknown>;
    if (typeof key !== 'string') return [];
    const pair = { key: render(key), value: render(toTemplate(value)) };
    if (parse_as_json === true) return [{ ...pair, type: 'object' }];
    return [typeof type === 'string' ? { ...pair, type } : pair];
  });
}

function toTemplate(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
