import { readFilters } from './liquid-paths.ts';
import type { LiquidPath } from './liquid-paths.ts';

// The Console fills these in by itself, whatever starts the flow, and they work as they are.
const consoleDefaults = new Set(['properties.service', 'properties.channel']);

/** Whether a place of a widget, such as `properties.channel`, may read `trigger.message` in any flow. */
export function isConsoleDefault(path: string): boolean {
  return consoleDefaults.has(path);
}

/** Whether it reads `trigger.message`, `trigger.conversation` …, or something in it. */
export function isTriggerRead({ keys }: LiquidPath, key: string): boolean {
  return keys[0] === 'trigger' && keys[1] === key;
}

/** Whether a template decides by itself which of the two triggers to read, by a tag or by `default`. */
export function isMadeForBoth(reads: readonly LiquidPath[]): boolean {
  const readsBoth = ['message', 'conversation'].every((key) =>
    reads.some((read) => isTriggerRead(read, key)),
  );
  return (
    readsBoth &&
    reads.some(({ part }) => part.kind === 'tag' || readFilters(part).includes('default'))
  );
}
