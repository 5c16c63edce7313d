import type { FlowDefinition } from '../flow/definition.ts';
import { readLiquidPaths } from '../flow/liquid-paths.ts';
import { isConsoleDefault, isMadeForBoth, isTriggerRead } from '../flow/trigger-reads.ts';
import type { LiquidPath } from '../flow/liquid-paths.ts';
import { readTexts } from '../flow/texts.ts';
import type { Change } from './change.ts';

/** Where a flow reads what Autopilot left: nobody leaves it any more. */
export function findAutopilotReads(flow: FlowDefinition, names: ReadonlySet<string>): Change[] {
  return findReads(
    flow,
    ({ read: { keys } }) => keys[0] === 'widgets' && names.has(keys[1] ?? ''),
  ).map(({ name, ...place }) => ({
    ...place,
    reason: `"${name}" came from Autopilot, and is empty now.`,
    needsYourEye: true,
  }));
}

/** Where a flow reads the classic trigger, when it is not certain that this trigger is gone. */
export function findMessageReads(flow: FlowDefinition, reason: string): Change[] {
  return findReads(
    flow,
    ({ read, all, path }) =>
      isTriggerRead(read, 'message') && !isMadeForBoth(all) && !isConsoleDefault(path),
  ).map(({ name, ...place }) => ({
    ...place,
    reason: `"${name}" is left as it is: ${reason}`,
    needsYourEye: true,
  }));
}

type Place = Pick<Change, 'widget' | 'path' | 'before' | 'after'> & { name: string };

function findReads(
  { states }: FlowDefinition,
  isMeant: (found: { read: LiquidPath; all: readonly LiquidPath[]; path: string }) => boolean,
): Place[] {
  return states.flatMap((state, index) =>
    readTexts(state).flatMap(({ path, text }) => {
      const reads = readLiquidPaths(text);
      return reads
        .filter((read) => isMeant({ read, all: reads, path }))
        .map(({ keys }) => ({
          widget: state.name,
          path: `states[${index}].${path}`,
          before: text,
          after: text,
          name: keys.join('.'),
        }));
    }),
  );
}
