import type { Door } from './open-door.ts';
import type { Builds } from './start-builds.ts';
import type { Cloud } from './start-cloud.ts';

interface SiteOptions {
  readonly door: Door;
  readonly hub: string;
  readonly builds: Builds;
  readonly cloud: Promise<Cloud>;
}

/** Lets the docs site answer at its door, with both tags of what was built, and with links to the other doors. */
export async function startSite({ door, hub, builds, cloud }: SiteOptions): Promise<void> {
  const [{ createSite }, outDir, trackerDir, widgetDir, { stack, source }] = await Promise.all([
    import('../site/server.ts'),
    builds.site,
    builds.tracker,
    builds.widget,
    cloud,
  ]);
  const site = createSite({
    outDir,
    trackerDir,
    widgetDir,
    config: {
      segment: { origin: stack.segment.origin, writeKey: source.writeKey },
      chat: { functionsUrl: stack.functions.origin, socketUrl: stack.twilio.socketUri },
      links: [
        { label: 'Inspector', href: `${hub}/inspector` },
        { label: 'Agent’s desk', href: `${hub}/desk` },
      ],
      qa: { hub },
    },
  });
  door.answer((request, env) => site.fetch(request, env));
}
