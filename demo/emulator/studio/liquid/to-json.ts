import type { Context } from 'liquidjs';

export type MemoryLimit = Context['memoryLimit'];

/** JSON of a value, counted while it grows; `null` for what JSON cannot say. */
export function toJson(value: unknown, memory: MemoryLimit): string {
  const json: string | undefined = JSON.stringify(value, (key, part: unknown) => {
    memory.use(key.length + (typeof part === 'string' ? part.length : 8));
    return part;
  });
  return json ?? 'null';
}
