import type { Lab } from '../qa/scenarios/lab-types.ts';
import type { Hub } from '../qa/server/hub.ts';
import type { VisitorCommand, World, WorldId } from '../qa/world.ts';
import type { FrontDoor } from './front-door.ts';
import type { Door } from './open-door.ts';
import { partNames } from './part-names.ts';
import type { Paths } from './paths.ts';
import { startBuilds } from './start-builds.ts';
import { startCloud } from './start-cloud.ts';
import { startHub } from './start-hub.ts';
import { startScenarios } from './start-scenarios.ts';
import { startSite } from './start-site.ts';
import { startWorld } from './start-world.ts';
import { toAddresses } from './to-addresses.ts';
import { toSentence } from './to-sentence.ts';

interface PartsOptions {
  readonly paths: Paths;
  readonly front: FrontDoor;
  /** That of the docs site. */
  readonly door: Door;
  readonly log: (sentence: string) => void;
  readonly onStarted: (stop: () => unknown) => void;
}

/** What starts behind the front page. */
export interface Parts {
  readonly world: Promise<World>;
  readonly site: Promise<void>;
  /** Without it the demo goes on, and so without the lab. */
  readonly pages: Promise<void>;
  readonly lab: Promise<Lab | undefined>;
}

/** Lets all parts start at once; each waits for what it needs, and says on the front page how it went. */
export function startParts({ paths, front, door, log, onStarted }: PartsOptions): Parts {
  const onBuild = (name: string) => log(`Building the ${name} …`);
  let hub: Hub | undefined;
  const tell = (id: WorldId) => (command: VisitorCommand) => void hub?.tellVisitors(id, command);

  const builds = startBuilds(paths.builds, onBuild);
  const cloud = startCloud({ paths, siteOrigin: door.origin, onBuild, log, onStarted });
  const world = startWorld({ cloud, site: door.origin, tellVisitors: tell('demo') });
  const site = startSite({ door, hub: front.door.origin, builds, cloud });
  const lab = startScenarios({ front, builds, dir: paths.builds, tellVisitors: tell('lab'), log });
  const pages = builds.pages.then(async (pagesDir) => {
    hub = await startHub({ front, pagesDir, world, lab, log });
    onStarted(hub.close);
  });

  whenThere(cloud, (started) => front.learn({ cloud: toAddresses(started) }));
  whenThere(world, ({ timeline }) => onStarted(timeline.close));
  whenThere(lab, ({ origin, close }) => {
    onStarted(close);
    front.learn({ lab: origin });
  });
  return followAll({ world, site, pages, lab }, { front, log });
}

/** Does something with a part that has started; that one has failed is told elsewhere. */
function whenThere<T>(part: Promise<T>, use: (part: T) => void): void {
  void part.then(use, () => undefined);
}

function followAll(
  { world, site, pages, lab }: Omit<Parts, 'lab'> & { readonly lab: Promise<Lab> },
  { front, log }: Pick<PartsOptions, 'front' | 'log'>,
): Parts {
  const { follow } = front.status;
  const goOnWithout = (error: unknown) => {
    log(toSentence(error));
    return undefined;
  };
  return {
    world: follow(partNames.cloud, world),
    site: follow(partNames.site, site),
    pages: follow(partNames.pages, pages).catch(goOnWithout),
    lab: follow(partNames.scenarios, lab).catch(goOnWithout),
  };
}
