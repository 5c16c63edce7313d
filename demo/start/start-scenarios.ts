import type { Lab } from '../qa/scenarios/lab-types.ts';
import type { VisitorCommand } from '../qa/world.ts';
import { toFunctionsSetting } from '../prepare-functions.ts';
import { ensureBuilt } from './build-cache.ts';
import { toFunctionsBuild } from './builds.ts';
import type { FrontDoor } from './front-door.ts';
import type { Builds } from './start-builds.ts';

interface ScenariosOptions {
  readonly front: FrontDoor;
  readonly builds: Builds;
  /** Where builds are kept. */
  readonly dir: string;
  readonly tellVisitors: (command: VisitorCommand) => void;
  readonly log: (sentence: string) => void;
}

/** Starts the lab, whose cloud comes when somebody plays a scenario. */
export async function startScenarios(options: ScenariosOptions): Promise<Lab> {
  const { front, builds, dir, tellVisitors, log } = options;
  const { startLab } = await import('../qa/scenarios/lab.ts');
  return startLab({
    port: 5174,
    addresses: front.config,
    functions: async (siteOrigin) =>
      toFunctionsSetting(await ensureBuilt(toFunctionsBuild(siteOrigin), { dir }), { siteOrigin }),
    built: async () => ({
      siteDir: await builds.site,
      trackerDir: await builds.tracker,
      widgetDir: await builds.widget,
      pagesDir: await builds.pages,
    }),
    tellVisitors,
    log,
  });
}
