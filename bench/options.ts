import { parseArgs } from 'node:util';
import type { NetworkName } from './network.ts';
import { variantNames, type VariantName } from './variant.ts';

export interface Options {
  readonly trials: number;
  readonly firstEvents: number;
  readonly mainThreads: number;
  readonly variants: readonly Exclude<VariantName, 'none'>[];
  readonly networks: readonly NetworkName[];
  readonly delays: readonly number[];
  readonly seed: number;
}

/** What the command line asks for; throws at what it cannot mean. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      trials: { type: 'string', default: '40' },
      'first-events': { type: 'string', default: '11' },
      'main-threads': { type: 'string', default: '9' },
      variants: { type: 'string', default: variantNames.join() },
      networks: { type: 'string', default: 'A,B' },
      delays: { type: 'string', default: '0,50,100,200,500' },
      seed: { type: 'string', default: '1' },
    },
  });
  return {
    trials: toCount(values.trials),
    firstEvents: toCount(values['first-events']),
    mainThreads: toCount(values['main-threads']),
    variants: toNames(values.variants, variantNames),
    networks: toNames(values.networks, ['A', 'B']),
    delays: values.delays.split(',').map(toCount),
    seed: toCount(values.seed),
  };
}

function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`Not a number from 0 up: ${text}`);
  return Number(text);
}

function toNames<T extends string>(text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((each) => each === name);
    if (!found) throw new Error(`Not one of ${known.join(', ')}: ${name}`);
    return found;
  });
}
