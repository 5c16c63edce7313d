import { dirname } from 'node:path';
import type { SegmentConfig } from '../emulator/segment/config.ts';
import type { LocalFunctions } from '../emulator/functions/server.ts';
import { DatabaseInUseError } from '../emulator/shared/database.ts';
import { toFunctionsSetting } from '../prepare-functions.ts';
import type { Stack } from '../stack.ts';
import { ensureBuilt } from './build-cache.ts';
import { toFunctionsBuild } from './builds.ts';
import { checkState } from './check-state.ts';
import type { Paths } from './paths.ts';
import { StartProblem } from './start-problem.ts';

/** A cloud with Functions, and the source that the docs site writes to. */
export interface Cloud {
  readonly stack: Stack & { readonly functions: LocalFunctions };
  readonly source: SegmentConfig['sources'][number];
  readonly space: SegmentConfig['space'];
}

interface CloudOptions {
  readonly paths: Paths;
  readonly siteOrigin: string;
  /** Called before something is really built. */
  readonly onBuild: (name: string) => void;
  readonly log: (sentence: string) => void;
  readonly onStarted: (stop: () => unknown) => void;
}

/** Reads the settings of the local cloud, and starts it with what it knows from before. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { paths, siteOrigin, onBuild, log, onStarted } = options;
  const building = ensureBuilt(toFunctionsBuild(siteOrigin), { dir: paths.builds, onBuild });
  // Whoever waits for it may have failed before.
  building.catch(() => undefined);
  const [{ readCloudSettings }, { startStack }] = await Promise.all([
    import('./read-cloud-settings.ts'),
    import('../stack.ts'),
  ]);
  checkState(paths.state, log);
  const { segment, twilio, source } = readCloudSettings(paths);
  const stack = await startStack({
    segment,
    twilio,
    flowFolder: dirname(paths.twilio),
    state: paths.state,
    ports: { segment: 5180, twilio: 5181, functions: 5182 },
    functions: toFunctionsSetting(await building, { siteOrigin }),
    log,
  }).catch(explainInUse);
  onStarted(stack.close);
  const { functions } = stack;
  if (!functions) throw new Error('The local Functions have not started.');
  return { stack: { ...stack, functions }, source, space: segment.space };
}

/** The commonest of reasons: a demo that runs already. */
function explainInUse(error: unknown): never {
  if (!(error instanceof DatabaseInUseError)) throw error;
  const process = /process (\d+)/.exec(error.message)?.[1] ?? 'another';
  throw new StartProblem(
    `A demo with this state runs already, as process ${process}. Stop it, or set DOCENT_STATE to another folder.`,
  );
}
