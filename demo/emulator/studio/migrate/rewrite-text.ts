import { readLiquidPaths } from '../flow/liquid-paths.ts';
import type { LiquidPath } from '../flow/liquid-paths.ts';
import { isMadeForBoth, isTriggerRead } from '../flow/trigger-reads.ts';
import { twins } from './twins.ts';

export interface Rewritten {
  text: string;
  /** Each path that has moved, before and after. */
  moved: readonly { before: string; after: string }[];
  /** The paths for which `trigger.conversation` has nothing. */
  left: readonly string[];
}

/** Makes a template read the Conversations trigger instead of the classic one. */
export function rewriteText(text: string): Rewritten {
  if (!text.includes('trigger')) return { text, moved: [], left: [] };
  const reads = readLiquidPaths(text);
  const classic = reads.filter((read) => isTriggerRead(read, 'message'));
  if (isMadeForBoth(reads)) return { text, moved: [], left: [] };
  const paths = classic.map((read) => ({ read, twin: twins.get(read.keys[2] ?? '') }));
  return {
    text: replaceAll(text, paths),
    moved: paths.flatMap(({ read: { keys }, twin }) =>
      twin === undefined
        ? []
        : {
            before: keys.join('.'),
            after: ['trigger', 'conversation', twin, ...keys.slice(3)].join('.'),
          },
    ),
    left: paths.flatMap(({ read, twin }) => (twin === undefined ? [read.keys.join('.')] : [])),
  };
}

function replaceAll(
  text: string,
  paths: readonly { read: LiquidPath; twin: string | undefined }[],
): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { read, twin } of paths) {
    const [, trigger, key] = read.spans;
    if (twin === undefined || trigger === undefined || key === undefined) continue;
    // The dot, or the brackets and quotes, stay as the author wrote them.
    pieces.push(
      text.slice(at, trigger.start),
      text.slice(trigger.start, trigger.end).replace('message', 'conversation'),
      text.slice(key.start, key.end).replace(read.keys[2] ?? '', twin),
    );
    at = key.end;
  }
  return [...pieces, text.slice(at)].join('');
}
