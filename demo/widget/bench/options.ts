import { parseArgs } from 'node:util';

export interface Options {
  /** Of each thing that is timed. */
  readonly trials: number;
  /** In the chat of an hour, both sides together. */
  readonly messages: number;
}

/**
 * What the command line asks for.
 *
 * @throws Error at what is no count.
 * @example
 * parseOptions(['--trials', '5']); // { trials: 5, messages: 3600 }
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      trials: { type: 'string', default: '15' },
      messages: { type: 'string', default: '3600' },
    },
  });
  return { trials: toCount(values.trials, 1), messages: toCount(values.messages, 0) };
}

function toCount(text: string, least: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= least)) throw new Error(`Not a number from ${least} up: ${text}`);
  return count;
}
