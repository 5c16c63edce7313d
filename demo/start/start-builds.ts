import { ensureBuilt } from './build-cache.ts';
import { pagesBuild, siteBuild, trackerBuild, widgetBuild } from './builds.ts';

/** Where everything is that browsers load; each comes when it has been built. */
export interface Builds {
  readonly site: Promise<string>;
  readonly tracker: Promise<string>;
  readonly widget: Promise<string>;
  readonly pages: Promise<string>;
}

/** Builds what has changed since it was last built, all at once. */
export function startBuilds(dir: string, onBuild: (name: string) => void): Builds {
  const builds = {
    site: ensureBuilt(siteBuild, { dir, onBuild }),
    tracker: ensureBuilt(trackerBuild, { dir, onBuild }),
    widget: ensureBuilt(widgetBuild, { dir, onBuild }),
    pages: ensureBuilt(pagesBuild, { dir, onBuild }),
  };
  // Whoever waits for one hears of its failure; until then it is nobody's.
  for (const build of Object.values(builds)) build.catch(() => undefined);
  return builds;
}
