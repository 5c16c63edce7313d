import { parseArgs } from 'node:util';

/** What a soak is asked for. */
export interface SoakOptions {
  /** How many are written in all: half by the visitor, half by the agent. */
  readonly messages: number;
  /** The same seed gives the same plan. */
  readonly seed: number;
  /** How many tabs the visitor has at most. */
  readonly tabs: number;
}

/** Reads the command line; throws at what it cannot mean. */
export function parseOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      messages: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      tabs: { type: 'string', default: '2' },
    },
  });
  return {
    messages: toCount('messages', values.messages),
    seed: toCount('seed', values.seed),
    tabs: toCount('tabs', values.tabs),
  };
}

function toCount(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Error(`--${name} is a number from 1 up, not ${text}.`);
  return Number(text);
}
