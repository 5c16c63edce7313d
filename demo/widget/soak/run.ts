import type { BrowserContext } from '@playwright/test';
import { openWorld } from './open-world.ts';
import { parseOptions } from './options.ts';
import { toReport } from './report.ts';
import { soak } from './soak.ts';

interface RunMeans {
  /** The visitor's browser, without a page. */
  readonly context: BrowserContext;
  /** Takes a line. */
  readonly write: (line: string) => void;
}

/**
 * Lets a visitor and an agent write to each other in the real widget while everything goes wrong, and says whether each
 * message arrived once and in order. Gives the exit code.
 *
 * @example
 * process.exitCode = await runSoak(['--messages', '2000', '--seed', '1'], { context, write: console.log });
 */
export async function runSoak(
  args: readonly string[],
  { context, write }: RunMeans,
): Promise<number> {
  const options = parseOptions(args);
  const complaints: string[] = [];
  const log = (sentence: string) => void complaints.push(`the cloud: ${sentence}`);
  const world = await openWorld({ context, log });
  try {
    const result = await soak(options, world, write);
    const problems = [...result.problems, ...complaints];
    for (const line of toReport(options, { ...result, problems })) write(line);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await context.close();
    await world.close();
  }
}
